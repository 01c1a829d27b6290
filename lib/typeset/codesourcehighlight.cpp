// SPDX-License-Identifier: GPL-3.0-or-later
// The module for GNU source-highlight. It works on bytes: a line goes in with one byte for each UTF-16 unit, so that
// its offsets are ours. The definitions are our own (resources/highlighting): they name code classes, and the library's
// parser and state machine do the rest. Not thread-safe, because the library's parser is not.
#include "typeset/codebackend.h"
#include "typeset/codelanguage.h"

#include <QString>
#include <algorithm>
#include <map>
#include <srchilite/highlightrule.h>
#include <srchilite/highlighttoken.h>
#include <srchilite/langdefmanager.h>
#include <srchilite/matchingparameters.h>
#include <srchilite/regexrulefactory.h>
#include <string>
#include <vector>

using namespace tokenhub::typeset;

namespace {

//! Deeper than people nest; each line copies the stack.
constexpr std::size_t deepestNesting = 60;

constexpr std::pair<const char *, CodeClass> classNames[] = {
    {"keyword", CodeClass::Keyword},     {"type", CodeClass::Type},
    {"function", CodeClass::Function},   {"variable", CodeClass::Variable},
    {"constant", CodeClass::Constant},   {"number", CodeClass::Number},
    {"string", CodeClass::String},       {"special", CodeClass::Escape},
    {"comment", CodeClass::Comment},     {"preprocessor", CodeClass::Preprocessor},
    {"attribute", CodeClass::Attribute}, {"tag", CodeClass::Tag},
    {"operator", CodeClass::Operator},   {"punctuation", CodeClass::Punctuation},
    {"inserted", CodeClass::Inserted},   {"deleted", CodeClass::Deleted},
    {"heading", CodeClass::Heading},
};

CodeClass classNamed(const std::string &name)
{
    static const std::map<std::string, CodeClass> known(std::begin(classNames), std::end(classNames));
    const auto found = known.find(name);
    return found == known.end() ? CodeClass::Plain : found->second;
}

using State = srchilite::HighlightStatePtr;
using States = std::vector<State>;

struct OpenStates final : CodeState {
    States states; //!< the outermost is not among them
};

//! Letters of any script are letters to the definitions, what is not ASCII otherwise is nothing to them.
std::string bytesOf(QStringView line)
{
    std::string bytes(std::size_t(line.size()), '\x80');
    for (qsizetype i = 0; i < line.size(); ++i) {
        const QChar unit = line[i];
        if (unit.unicode() < 0x80) {
            bytes[std::size_t(i)] = char(unit.unicode());
        } else if (unit.isHighSurrogate() && i + 1 < line.size() && line[i + 1].isLowSurrogate()) {
            if (QChar::isLetterOrNumber(QChar::surrogateToUcs4(unit, line[i + 1])))
                bytes[std::size_t(i)] = bytes[std::size_t(i) + 1] = 'z';
            ++i;
        } else if (unit.isLetterOrNumber() || unit.isMark()) {
            bytes[std::size_t(i)] = 'z';
        }
    }
    return bytes;
}

//! \brief The library's states and rules, walked along one line by ourselves: its own walker goes round for ever where
//! a rule matches nothing and changes nothing, and cannot be stopped.
class Walk
{
public:
    Walk(const State &outermost, States open, const std::string &line, CodeDeadline deadline)
        : m_outermost(outermost), m_open(std::move(open)), m_line(line), m_deadline(deadline)
    {
    }

    //! False: too much work, or too deeply nested. May throw what the library throws.
    [[nodiscard]] bool walk()
    {
        while (const Match *match = best()) {
            if (m_deadline.hasExpired() || m_open.size() > deepestNesting)
                return false;
            const std::ptrdiff_t before = m_position;
            add(current()->getDefaultElement(), match->begin - m_position);
            for (const auto &[name, text] : match->token.matched)
                add(name, std::ptrdiff_t(text.size()));
            const bool hasTurned = turn(match->token);
            m_standing = m_position > before ? 0 : m_standing + 1;
            if (m_standing > 0 && (!hasTurned || m_standing > 2 * int(deepestNesting)) && !step())
                return true;
        }
        add(current()->getDefaultElement(), std::ptrdiff_t(m_line.size()) - m_position);
        return !m_deadline.hasExpired();
    }

    CodeSpans spans;
    [[nodiscard]] const States &open() const { return m_open; }

private:
    //! The next place where a rule matches. Kept until that is passed: most rules match seldom.
    struct Match {
        std::ptrdiff_t begin = -1; //!< -1: not searched yet; beyond the line: nowhere
        srchilite::HighlightToken token;
    };
    struct Matches {
        State state; //!< held, so that no other state gets its address
        std::vector<Match> ofRules;
    };

    static bool isNearer(const Match &a, const Match &b)
    {
        return a.begin < b.begin || (a.begin == b.begin && a.token.matchedSize > b.token.matchedSize);
    }

    [[nodiscard]] const State &current() const { return m_open.empty() ? m_outermost : m_open.back(); }
    [[nodiscard]] std::ptrdiff_t end() const { return std::ptrdiff_t(m_line.size()); }

    //! As the library has it: the first rule with nothing but blanks before its match, else the nearest, else the
    //! longest.
    [[nodiscard]] const Match *best()
    {
        Matches &matches = m_matches[current().get()];
        const srchilite::RuleList &rules = current()->getRuleList();
        if (!matches.state) {
            matches.state = current();
            matches.ofRules.resize(rules.size());
        }
        const std::ptrdiff_t blanksEnd
            = std::ptrdiff_t(std::min(m_line.find_first_not_of(" \t", std::size_t(m_position)), m_line.size()));
        const Match *nearest = nullptr;
        for (std::size_t i = 0; i < rules.size() && !m_deadline.hasExpired(); ++i) {
            Match &match = matches.ofRules[i];
            if (match.begin < m_position)
                search(*rules[i], match);
            if (match.begin <= blanksEnd)
                return &match;
            if (match.begin <= end() && (!nearest || isNearer(match, *nearest)))
                nearest = &match;
        }
        return nearest;
    }

    void search(srchilite::HighlightRule &rule, Match &match) const
    {
        srchilite::MatchingParameters parameters;
        parameters.beginningOfLine = m_position == 0;
        match.token = srchilite::HighlightToken();
        const bool isFound = rule.tryToMatch(m_line.begin() + m_position, m_line.end(), match.token, parameters);
        match.token.rule = &rule;
        match.begin = isFound ? m_position + std::ptrdiff_t(match.token.prefix.size()) : end() + 1;
        match.token.prefix.clear();
        match.token.suffix.clear();
    }

    void add(const std::string &name, std::ptrdiff_t length)
    {
        const CodeClass codeClass = length > 0 ? classNamed(name) : CodeClass::Plain;
        if (codeClass != CodeClass::Plain)
            spans.push_back({int(m_position), int(length), codeClass});
        m_position += length;
    }

    //! One unit further. False at the end.
    bool step()
    {
        if (m_position == end())
            return false;
        add(current()->getDefaultElement(), 1);
        m_standing = 0;
        return true;
    }

    //! Enters or leaves states as the rule says. Whether it does.
    bool turn(const srchilite::HighlightToken &token)
    {
        if (const State next = token.rule->getNextState()) {
            m_open.push_back(withReferences(next, token));
        } else if (token.rule->getExitLevel() < 0) {
            m_open.clear();
        } else if (token.rule->getExitLevel() > 0) {
            m_open.resize(m_open.size() - std::min(m_open.size(), std::size_t(token.rule->getExitLevel())));
        } else if (token.rule->isNested()) {
            m_open.push_back(current());
        } else {
            return false;
        }
        return true;
    }

    //! A state that ends with what its beginning was, such as the word behind <<.
    static State withReferences(const State &state, const srchilite::HighlightToken &token)
    {
        if (!state->getNeedsReferenceReplacement())
            return state;
        const State original = state->getOriginalState() ? state->getOriginalState() : state;
        const State copy(new srchilite::HighlightState(*original));
        copy->setOriginalState(original);
        copy->replaceReferences(token.matchedSubExps);
        return copy;
    }

    const State &m_outermost;
    States m_open;
    const std::string &m_line;
    CodeDeadline m_deadline;
    std::map<const srchilite::HighlightState *, Matches> m_matches;
    std::ptrdiff_t m_position = 0;
    int m_standing = 0; //!< matches since the last one that was not empty
};

class SourceHighlight final : public CodeBackEnd
{
public:
    explicit SourceHighlight(const char *folder) : m_folder(folder), m_definitions(&m_rules) { }

    bool prepare(const CodeLanguage &language) override { return bool(stateOf(language)); }

    CodeLine colour(const CodeLanguage &language, QStringView line, const CodeStatePtr &before,
                    CodeDeadline deadline) override
    {
        const State outermost = stateOf(language);
        const auto *open = static_cast<const OpenStates *>(before.get());
        const std::string bytes = bytesOf(line);
        // By an exception the library tells that an expression is too much work for this line.
        try {
            Walk walk(outermost, open ? open->states : States(), bytes, deadline);
            if (!walk.walk())
                return {.spans = {}, .after = nullptr, .isUnderstood = false};
            return {.spans = std::move(walk.spans), .after = after(before, walk.open())};
        } catch (...) {
            return {.spans = {}, .after = nullptr, .isUnderstood = false};
        }
    }

private:
    static CodeStatePtr after(const CodeStatePtr &before, const States &states)
    {
        if (states.empty())
            return nullptr;
        if (before && static_cast<const OpenStates &>(*before).states == states)
            return before;
        auto open = std::make_shared<OpenStates>();
        open->states = states;
        return open;
    }

    //! Null where there is no definition, or a broken one.
    State stateOf(const CodeLanguage &language)
    {
        const std::string id(language.id.data(), std::size_t(language.id.size()));
        const auto known = m_states.find(id);
        if (known != m_states.end())
            return known->second;
        State state;
        try {
            state = m_definitions.getHighlightState(m_folder, id + ".lang");
        } catch (...) {
            state.reset();
        }
        m_states.emplace(id, state);
        return state;
    }

    std::string m_folder;
    srchilite::RegexRuleFactory m_rules;
    srchilite::LangDefManager m_definitions;
    std::map<std::string, State> m_states;
};

} // namespace

extern "C" Q_DECL_EXPORT CodeBackEnd *tokenhub_code_back_end_1(const char *folder)
{
    return new SourceHighlight(folder);
}
