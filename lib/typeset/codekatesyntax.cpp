// SPDX-License-Identifier: GPL-3.0-or-later
// The module for KSyntaxHighlighting (KDE Frameworks 6), which brings its definitions with it.
#include "typeset/codebackend.h"
#include "typeset/codelanguage.h"

#include <KSyntaxHighlighting/AbstractHighlighter>
#include <KSyntaxHighlighting/Definition>
#include <KSyntaxHighlighting/Format>
#include <KSyntaxHighlighting/Repository>
#include <KSyntaxHighlighting/State>
#include <KSyntaxHighlighting/Theme>
#include <QHash>
#include <QString>

using namespace tokenhub::typeset;
using namespace Qt::Literals::StringLiterals;

namespace {

using Style = KSyntaxHighlighting::Theme::TextStyle;

CodeClass classOfStyle(Style style)
{
    switch (style) {
    case Style::Keyword:
    case Style::ControlFlow:
    case Style::Import:
        return CodeClass::Keyword;
    case Style::DataType:
        return CodeClass::Type;
    case Style::Function:
        return CodeClass::Function;
    case Style::Variable:
        return CodeClass::Variable;
    case Style::BuiltIn:
    case Style::Information: // symbols of Ruby, pseudo-classes of CSS
    case Style::Constant:
    case Style::Extension:
        return CodeClass::Constant;
    case Style::DecVal:
    case Style::BaseN:
    case Style::Float:
        return CodeClass::Number;
    case Style::String:
    case Style::VerbatimString:
    case Style::Char:
        return CodeClass::String;
    case Style::SpecialChar:
    case Style::SpecialString:
        return CodeClass::Escape;
    case Style::Comment:
    case Style::Documentation:
    case Style::CommentVar:
    case Style::RegionMarker:
        return CodeClass::Comment;
    case Style::Preprocessor:
    case Style::Annotation:
        return CodeClass::Preprocessor;
    case Style::Attribute:
    case Style::Others:
        return CodeClass::Attribute;
    case Style::Operator:
        return CodeClass::Operator;
    default:
        return CodeClass::Plain;
    }
}

//! What a format's name says where its style does not: KSyntaxHighlighting has no style for tags, diffs and headings.
CodeClass classOf(const KSyntaxHighlighting::Format &format)
{
    const QString name = format.name();
    if (name.startsWith("Added"_L1))
        return CodeClass::Inserted;
    if (name.startsWith("Removed"_L1))
        return CodeClass::Deleted;
    if (name.startsWith("Header"_L1) || name.startsWith("Section"_L1))
        return CodeClass::Heading;
    if (name.startsWith("Element"_L1))
        return CodeClass::Tag;
    return classOfStyle(format.textStyle());
}

struct KateState final : CodeState {
    KSyntaxHighlighting::State state;
};

class KateSyntax final : public CodeBackEnd, private KSyntaxHighlighting::AbstractHighlighter
{
public:
    bool prepare(const CodeLanguage &language) override
    {
        const auto known = m_definitions.constFind(&language);
        if (known != m_definitions.cend())
            return known->isValid();
        const auto definition = m_repository.definitionForName(QString(language.kateName));
        m_definitions.insert(&language, definition);
        if (!definition.isValid())
            return false;
        // The library reads a definition, and all it includes, with its first line: that is not to be counted as a
        // line's work.
        setDefinition(definition);
        m_spans.clear();
        (void)highlightLine(u"a", {});
        return true;
    }

    CodeLine colour(const CodeLanguage &language, QStringView line, const CodeStatePtr &before, CodeDeadline) override
    {
        setDefinition(m_definitions.value(&language));
        m_spans.clear();
        const auto *open = static_cast<const KateState *>(before.get());
        auto after = std::make_shared<KateState>();
        after->state = highlightLine(line, open ? open->state : KSyntaxHighlighting::State());
        const bool isSame = open && open->state == after->state;
        return {.spans = std::move(m_spans), .after = isSame ? before : CodeStatePtr(after)};
    }

private:
    void applyFormat(int offset, int length, const KSyntaxHighlighting::Format &format) override
    {
        const auto known = m_classes.constFind(format.id());
        const CodeClass codeClass
            = known != m_classes.cend() ? *known : *m_classes.insert(format.id(), classOf(format));
        if (codeClass != CodeClass::Plain)
            m_spans.push_back({offset, length, codeClass});
    }

    KSyntaxHighlighting::Repository m_repository;
    QHash<const CodeLanguage *, KSyntaxHighlighting::Definition> m_definitions;
    QHash<int, CodeClass> m_classes; //!< by the id of a format
    CodeSpans m_spans;
};

} // namespace

extern "C" Q_DECL_EXPORT CodeBackEnd *tokenhub_code_back_end_1(const char *)
{
    return new KateSyntax;
}
