// SPDX-License-Identifier: GPL-3.0-or-later
#include "typeset/codelanguage.h"

#include <QHash>
#include <QString>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::typeset {
namespace {

constexpr CodeLanguage plainText{.id = ""_L1, .name = ""_L1, .suffix = "txt"_L1, .kateName = ""_L1, .aliases = ""_L1};

// clang-format off
constexpr std::array languages{
    CodeLanguage{"asm"_L1, "Assembly"_L1, "asm"_L1, "Intel x86 (NASM)"_L1, "assembly assembler nasm x86asm gas armasm s"_L1},
    CodeLanguage{"bash"_L1, "Shell"_L1, "sh"_L1, "Bash"_L1, "sh shell zsh ksh dash ash fish bashrc zshrc shellscript shell-script"_L1},
    CodeLanguage{"batch"_L1, "Batch"_L1, "bat"_L1, "MS-DOS Batch"_L1, "bat cmd dos batchfile"_L1},
    CodeLanguage{"c"_L1, "C"_L1, "c"_L1, "C"_L1, "h c99 c11 c17 c23 ansi-c"_L1},
    CodeLanguage{"clojure"_L1, "Clojure"_L1, "clj"_L1, "Clojure"_L1, "clj cljs cljc edn clojurescript"_L1},
    CodeLanguage{"cmake"_L1, "CMake"_L1, "cmake"_L1, "CMake"_L1, "cmakelists cmakelists.txt"_L1},
    CodeLanguage{"console"_L1, "Console"_L1, "txt"_L1, ""_L1, "shell-session shellsession sh-session bash-session terminal cmdline"_L1},
    CodeLanguage{"cpp"_L1, "C++"_L1, "cpp"_L1, "C++"_L1, "c++ cc cxx hpp hh hxx h++ cplusplus c++11 c++14 c++17 c++20 c++23 cpp17 cpp20 cuda cu ino arduino"_L1},
    CodeLanguage{"csharp"_L1, "C#"_L1, "cs"_L1, "C#"_L1, "c# cs dotnet csx c-sharp"_L1},
    CodeLanguage{"css"_L1, "CSS"_L1, "css"_L1, "CSS"_L1, "css3"_L1},
    CodeLanguage{"dart"_L1, "Dart"_L1, "dart"_L1, "Dart"_L1, "flutter"_L1},
    CodeLanguage{"diff"_L1, "Diff"_L1, "diff"_L1, "Diff"_L1, "patch udiff git-diff"_L1},
    CodeLanguage{"dockerfile"_L1, "Dockerfile"_L1, "Dockerfile"_L1, "Dockerfile"_L1, "docker containerfile"_L1},
    CodeLanguage{"elixir"_L1, "Elixir"_L1, "ex"_L1, "Elixir"_L1, "ex exs"_L1},
    CodeLanguage{"erlang"_L1, "Erlang"_L1, "erl"_L1, "Erlang"_L1, "erl hrl"_L1},
    CodeLanguage{"fortran"_L1, "Fortran"_L1, "f90"_L1, "Fortran (Free Format)"_L1, "f90 f95 f03 f08 f77 for f"_L1},
    CodeLanguage{"fsharp"_L1, "F#"_L1, "fs"_L1, "FSharp"_L1, "f# fs fsx fsi"_L1},
    CodeLanguage{"glsl"_L1, "GLSL"_L1, "glsl"_L1, "GLSL"_L1, "vert frag shader hlsl wgsl"_L1},
    CodeLanguage{"go"_L1, "Go"_L1, "go"_L1, "Go"_L1, "golang"_L1},
    CodeLanguage{"graphql"_L1, "GraphQL"_L1, "graphql"_L1, "GraphQL"_L1, "gql"_L1},
    CodeLanguage{"groovy"_L1, "Groovy"_L1, "groovy"_L1, "Groovy"_L1, "gradle jenkinsfile gvy"_L1},
    CodeLanguage{"haskell"_L1, "Haskell"_L1, "hs"_L1, "Haskell"_L1, "hs"_L1},
    CodeLanguage{"hcl"_L1, "HCL"_L1, "tf"_L1, "Terraform"_L1, "terraform tf tfvars"_L1},
    CodeLanguage{"html"_L1, "HTML"_L1, "html"_L1, "HTML"_L1, "htm html5 xhtml vue svelte astro handlebars hbs jinja jinja2 django ejs erb"_L1},
    CodeLanguage{"ini"_L1, "INI"_L1, "ini"_L1, "INI Files"_L1, "cfg conf config properties editorconfig gitconfig systemd service desktop dosini env dotenv .env"_L1},
    CodeLanguage{"java"_L1, "Java"_L1, "java"_L1, "Java"_L1, "java17 java21"_L1},
    CodeLanguage{"javascript"_L1, "JavaScript"_L1, "js"_L1, "JavaScript"_L1, "js mjs cjs node nodejs ecmascript es6"_L1},
    CodeLanguage{"json"_L1, "JSON"_L1, "json"_L1, "JSON"_L1, "json5 jsonc jsonl ndjson geojson jsonlines webmanifest"_L1},
    CodeLanguage{"jsx"_L1, "JSX"_L1, "jsx"_L1, "JavaScript React (JSX)"_L1, "react javascriptreact"_L1},
    CodeLanguage{"julia"_L1, "Julia"_L1, "jl"_L1, "Julia"_L1, "jl"_L1},
    CodeLanguage{"kotlin"_L1, "Kotlin"_L1, "kt"_L1, "Kotlin"_L1, "kt kts"_L1},
    CodeLanguage{"latex"_L1, "LaTeX"_L1, "tex"_L1, "LaTeX"_L1, "tex bibtex"_L1},
    CodeLanguage{"lisp"_L1, "Lisp"_L1, "lisp"_L1, "Common Lisp"_L1, "common-lisp commonlisp cl el elisp emacs-lisp scheme scm racket rkt"_L1},
    CodeLanguage{"lua"_L1, "Lua"_L1, "lua"_L1, "Lua"_L1, "luau"_L1},
    CodeLanguage{"makefile"_L1, "Makefile"_L1, "Makefile"_L1, "Makefile"_L1, "make mk gnumake mak gnumakefile"_L1},
    CodeLanguage{"markdown"_L1, "Markdown"_L1, "md"_L1, "Markdown"_L1, "md mdx mkd gfm commonmark"_L1},
    CodeLanguage{"matlab"_L1, "MATLAB"_L1, "m"_L1, "Matlab"_L1, "octave m"_L1},
    CodeLanguage{"nginx"_L1, "nginx"_L1, "conf"_L1, "nginx Configuration"_L1, "nginxconf nginx.conf"_L1},
    CodeLanguage{"objectivec"_L1, "Objective-C"_L1, "m"_L1, "Objective-C"_L1, "objective-c objc obj-c mm objectivec++"_L1},
    CodeLanguage{"ocaml"_L1, "OCaml"_L1, "ml"_L1, "Objective Caml"_L1, "ml mli reasonml"_L1},
    CodeLanguage{"pascal"_L1, "Pascal"_L1, "pas"_L1, "Pascal"_L1, "pas delphi objectpascal dpr"_L1},
    CodeLanguage{"perl"_L1, "Perl"_L1, "pl"_L1, "Perl"_L1, "pl pm perl5"_L1},
    CodeLanguage{"php"_L1, "PHP"_L1, "php"_L1, "PHP (HTML)"_L1, "php7 php8 phtml"_L1},
    CodeLanguage{"powershell"_L1, "PowerShell"_L1, "ps1"_L1, "PowerShell"_L1, "ps ps1 psm1 pwsh posh"_L1},
    CodeLanguage{"protobuf"_L1, "Protocol Buffers"_L1, "proto"_L1, "Protobuf"_L1, "proto proto3 protocol-buffers"_L1},
    CodeLanguage{"python"_L1, "Python"_L1, "py"_L1, "Python"_L1, "py py3 python3 python2 pyw pyi ipython pycon gyp sage"_L1},
    CodeLanguage{"r"_L1, "R"_L1, "R"_L1, "R Script"_L1, "rscript splus"_L1},
    CodeLanguage{"ruby"_L1, "Ruby"_L1, "rb"_L1, "Ruby"_L1, "rb rake gemfile rakefile jruby podspec"_L1},
    CodeLanguage{"rust"_L1, "Rust"_L1, "rs"_L1, "Rust"_L1, "rs rust2021"_L1},
    CodeLanguage{"scala"_L1, "Scala"_L1, "scala"_L1, "Scala"_L1, "sc sbt scala3"_L1},
    CodeLanguage{"scss"_L1, "SCSS"_L1, "scss"_L1, "SCSS"_L1, "sass less"_L1},
    CodeLanguage{"solidity"_L1, "Solidity"_L1, "sol"_L1, "Solidity"_L1, "sol"_L1},
    CodeLanguage{"sql"_L1, "SQL"_L1, "sql"_L1, "SQL"_L1, "mysql postgres postgresql pgsql psql plpgsql sqlite sqlite3 tsql t-sql plsql mssql mariadb bigquery"_L1},
    CodeLanguage{"swift"_L1, "Swift"_L1, "swift"_L1, "Swift"_L1, "swiftui"_L1},
    CodeLanguage{"toml"_L1, "TOML"_L1, "toml"_L1, "TOML"_L1, "cargo.toml pyproject.toml"_L1},
    CodeLanguage{"tsx"_L1, "TSX"_L1, "tsx"_L1, "TypeScript React (TSX)"_L1, "typescriptreact"_L1},
    CodeLanguage{"typescript"_L1, "TypeScript"_L1, "ts"_L1, "TypeScript"_L1, "ts mts cts deno"_L1},
    CodeLanguage{"vbnet"_L1, "Visual Basic"_L1, "vb"_L1, "FreeBASIC"_L1, "vb vb.net visualbasic visual-basic vba vbs vbscript"_L1},
    CodeLanguage{"xml"_L1, "XML"_L1, "xml"_L1, "XML"_L1, "svg xsd xsl xslt rss atom plist xaml pom mathml csproj wsdl"_L1},
    CodeLanguage{"yaml"_L1, "YAML"_L1, "yaml"_L1, "YAML"_L1, "yml docker-compose compose openapi ansible helm k8s kubernetes"_L1},
    CodeLanguage{"zig"_L1, "Zig"_L1, "zig"_L1, "Zig"_L1, "zon"_L1},
};
// clang-format on

using Index = QHash<QString, const CodeLanguage *>;

Index makeIndex()
{
    Index index;
    for (const CodeLanguage &language : languages) {
        index.insert(QString(language.id), &language);
        const QStringList aliases = QString(language.aliases).split(u' ', Qt::SkipEmptyParts);
        for (const QString &alias : aliases)
            index.insert(alias, &language);
    }
    return index;
}

const CodeLanguage *find(QStringView word)
{
    static const Index index = makeIndex();
    // Longer words are no language: whoever sends a megabyte behind a fence gets no copy of it.
    return word.size() > 64 ? nullptr : index.value(word.toString().toLower());
}

bool endsWord(QChar c)
{
    return c.isSpace() || u",;{}=\"'"_s.contains(c);
}

//! The first word of what stands behind the fence: `{.python .numberLines}`, `{r, echo=FALSE}`, `js{1,3}`.
QStringView firstWord(QStringView info)
{
    qsizetype begin = 0;
    while (begin < info.size() && (info[begin].isSpace() || info[begin] == u'{' || info[begin] == u'.'))
        ++begin;
    qsizetype end = begin;
    while (end < info.size() && !endsWord(info[end]))
        ++end;
    return info.sliced(begin, end - begin);
}

QStringView withoutPrefix(QStringView word)
{
    for (const auto prefix : {"language-"_L1, "lang-"_L1}) {
        if (word.startsWith(prefix, Qt::CaseInsensitive))
            return word.sliced(prefix.size());
    }
    return word;
}

//! `src/app.py`, `12:40:src/app.py`, `CMakeLists.txt`: what the name of the file says.
const CodeLanguage *byFileName(QStringView word)
{
    const QStringView name = word.sliced(qMax(word.lastIndexOf(u'/'), word.lastIndexOf(u':')) + 1);
    if (const CodeLanguage *named = find(name))
        return named;
    const qsizetype dot = name.lastIndexOf(u'.');
    return dot > 0 ? find(name.sliced(dot + 1)) : nullptr;
}

} // namespace

bool CodeLanguage::isNamedByFile() const
{
    return !suffix.isEmpty() && suffix.front() >= u'A' && suffix.front() <= u'Z' && suffix.size() > 1;
}

std::span<const CodeLanguage> codeLanguages()
{
    return languages;
}

const CodeLanguage &codeLanguage(QStringView info)
{
    const QStringView word = withoutPrefix(firstWord(info.left(256)));
    if (const CodeLanguage *whole = find(word))
        return *whole;
    // `python:app.py`, `rust:no_run`
    if (const CodeLanguage *first = find(word.left(qMax<qsizetype>(0, word.indexOf(u':')))))
        return *first;
    // `python3.11`, `C++17` of any year: the version is none of ours
    qsizetype end = word.size();
    while (end > 0 && (word[end - 1].isDigit() || word[end - 1] == u'.'))
        --end;
    if (const CodeLanguage *unversioned = end < word.size() && end > 1 ? find(word.left(end)) : nullptr)
        return *unversioned;
    const CodeLanguage *named = byFileName(word);
    return named ? *named : plainText;
}

} // namespace tokenhub::typeset
