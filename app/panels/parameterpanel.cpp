// SPDX-License-Identifier: GPL-3.0-or-later
#include "panels/parameterpanel.h"

#include "panels/growingtextedit.h"
#include "panels/jsonproblem.h"
#include "panels/parameterfield.h"
#include "panels/segmentedchoice.h"
#include "panels/stopsequencesedit.h"
#include "panels/temperatureedit.h"
#include "panels/toggleswitch.h"
#include "panels/toolchoicebox.h"
#include "panels/toolsedit.h"
#include "theme/flatstyle.h"
#include "theme/theme.h"

#include <QBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::app {
namespace {

constexpr int leastWidth = 240;

FieldState stateOf(bool set)
{
    return set ? FieldState::Set : FieldState::Unset;
}

} // namespace

ParameterPanel::ParameterPanel(QWidget *parent) : QWidget(parent)
{
    setObjectName(u"parameterPanel"_s);
    setMinimumWidth(leastWidth);
    auto *content = new QWidget(this);
    m_column = new QVBoxLayout(content);
    m_column->setContentsMargins(space::large - 2, space::tiny, space::large - 2, space::large);
    m_column->setSpacing(space::small);
    auto *scroll = new QScrollArea(this);
    scroll->setObjectName(u"parameterScrollArea"_s);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addWidget(makeHeader());
    all->addWidget(scroll, 1);

    addProse();
    addNumbers();
    addSwitches();
    addTools();
    addDefaults();
    m_column->addStretch(1);
    scroll->setWidget(content);
    showTarget();
}

QWidget *ParameterPanel::makeHeader()
{
    auto *header = new QWidget(this);
    auto *title = new QLabel(tr("Parameters"), header);
    title->setObjectName(u"parametersTitleLabel"_s);
    title->setFont(fonts::strong(title->font()));
    m_resetAll = new QPushButton(header);
    m_resetAll->setObjectName(u"resetAllButton"_s);
    m_resetAll->setFont(fonts::small(m_resetAll->font()));
    m_resetAll->setToolTip(tr("Send none of them"));
    setButtonLook(m_resetAll, ButtonLook::Quiet);
    auto *row = new QHBoxLayout(header);
    // The words of the button end where the fields end: its own padding reaches beyond.
    row->setContentsMargins(space::large - 2, space::small, 2, space::tiny);
    row->addWidget(title);
    row->addStretch(1);
    row->addWidget(m_resetAll);
    row->addStrut(30);
    connect(m_resetAll, &QPushButton::clicked, this, &ParameterPanel::resetAll);
    return header;
}

void ParameterPanel::addDefaults()
{
    m_defaultsNote = new QLabel(this);
    m_defaultsNote->setObjectName(u"defaultsNoteLabel"_s);
    m_defaultsNote->setTextFormat(Qt::PlainText);
    m_defaultsNote->setWordWrap(true);
    m_defaultsNote->setFont(fonts::small(font()));
    m_defaultsNote->setForegroundRole(QPalette::PlaceholderText);
    m_useAsDefaults = new QPushButton(tr("Use as default for new chats"), this);
    m_useAsDefaults->setObjectName(u"useAsDefaultsButton"_s);
    setButtonLook(m_useAsDefaults, ButtonLook::Outlined);
    connect(m_useAsDefaults, &QPushButton::clicked, this, [this] { emit defaultsWanted(m_target); });
    m_column->addSpacing(space::small);
    m_column->addWidget(m_defaultsNote);
    m_column->addWidget(m_useAsDefaults);
}

void ParameterPanel::setDefaults(const chat::Target &defaults)
{
    m_defaults = defaults;
    refreshDefaults();
}

void ParameterPanel::refreshDefaults()
{
    const bool differs
        = m_target.parameters != m_defaults.parameters || m_target.systemPrompt != m_defaults.systemPrompt;
    m_defaultsNote->setText(differs ? tr("These are of this chat alone.") : tr("New chats begin with these, too."));
    m_useAsDefaults->setEnabled(differs);
}

template<typename Change> void ParameterPanel::edit(Change change)
{
    chat::Target edited = m_target;
    change(edited);
    if (edited == m_target)
        return;
    m_target = edited;
    refreshMarks();
    emit targetEdited(m_target);
}

template<typename Clear>
ParameterField *ParameterPanel::addField(const QString &name, const QString &label, QWidget *control, Clear clear)
{
    auto *field = new ParameterField(name, label, control, this);
    m_column->addWidget(field);
    connect(field, &ParameterField::resetRequested, this, [this, clear] {
        edit(clear);
        showTarget();
    });
    return field;
}

void ParameterPanel::addProse()
{
    m_systemPrompt = new GrowingTextEdit(TextLook::Prose, {.least = 3, .most = 12}, this);
    m_systemPrompt->setObjectName(u"systemPromptTextEdit"_s);
    m_systemPrompt->setAccessibleName(tr("System prompt"));
    m_systemPrompt->setPlaceholderText(tr("What every answer should keep to"));
    m_systemPromptField = addField(u"systemPrompt"_s, tr("System prompt"), m_systemPrompt,
                                   [](chat::Target &target) { target.systemPrompt.clear(); });
    connect(m_systemPrompt, &QPlainTextEdit::textChanged, this,
            [this] { edit([this](chat::Target &target) { target.systemPrompt = m_systemPrompt->toPlainText(); }); });
}

void ParameterPanel::addNumbers()
{
    m_temperature = new TemperatureEdit(this);
    m_temperature->setObjectName(u"temperatureEdit"_s);
    m_temperatureField = addField(u"temperature"_s, tr("Temperature"), m_temperature,
                                  [](chat::Target &target) { target.parameters.temperature.reset(); });
    connect(m_temperature, &TemperatureEdit::valueEdited, this, [this](std::optional<double> value) {
        edit([value](chat::Target &target) { target.parameters.temperature = value; });
    });

    m_maxTokens = new QLineEdit(this);
    m_maxTokens->setObjectName(u"maxTokensLineEdit"_s);
    m_maxTokens->setAccessibleName(tr("Max tokens"));
    m_maxTokens->setPlaceholderText(tr("provider's default"));
    m_maxTokens->setInputMethodHints(Qt::ImhDigitsOnly);
    m_maxTokensField = addField(u"maxTokens"_s, tr("Max tokens"), m_maxTokens, [this](chat::Target &target) {
        target.parameters.maxTokens.reset();
        m_maxTokens->clear();
    });
    connect(m_maxTokens, &QLineEdit::textEdited, this, &ParameterPanel::readMaxTokens);

    m_stop = new StopSequencesEdit(this);
    m_stop->setObjectName(u"stopSequencesEdit"_s);
    m_stopField = addField(u"stop"_s, tr("Stop sequences"), m_stop,
                           [](chat::Target &target) { target.parameters.stop.clear(); });
    connect(m_stop, &StopSequencesEdit::sequencesEdited, this, [this](const QStringList &sequences) {
        edit([&sequences](chat::Target &target) { target.parameters.stop = sequences; });
    });
}

void ParameterPanel::addSwitches()
{
    m_thinking = new SegmentedChoice(tr("Thinking"), this);
    m_thinking->setObjectName(u"thinkingSegmentedChoice"_s);
    m_thinkingField = addField(u"thinking"_s, tr("Thinking"), m_thinking,
                               [](chat::Target &target) { target.parameters.thinking.reset(); });
    connect(m_thinking, &SegmentedChoice::valueEdited, this, [this](std::optional<bool> value) {
        edit([value](chat::Target &target) { target.parameters.thinking = value; });
    });

    m_search = new SegmentedChoice(tr("Web search"), this);
    m_search->setObjectName(u"searchSegmentedChoice"_s);
    m_searchField = addField(u"search"_s, tr("Web search"), m_search,
                             [](chat::Target &target) { target.parameters.search.reset(); });
    connect(m_search, &SegmentedChoice::valueEdited, this, [this](std::optional<bool> value) {
        edit([value](chat::Target &target) { target.parameters.search = value; });
    });
}

void ParameterPanel::addTools()
{
    m_tools = new ToolsEdit(this);
    m_tools->setObjectName(u"toolsEdit"_s);
    m_toolsField
        = addField(u"tools"_s, tr("Tools"), m_tools, [](chat::Target &target) { target.parameters.tools.clear(); });
    connect(m_tools, &ToolsEdit::textEdited, this,
            [this](const QString &json) { edit([&json](chat::Target &target) { target.parameters.tools = json; }); });

    m_toolChoice = new ToolChoiceBox(this);
    m_toolChoice->setObjectName(u"toolChoiceBox"_s);
    m_toolChoice->setAccessibleName(tr("Tool choice"));
    m_toolChoiceField = addField(u"toolChoice"_s, tr("Tool choice"), m_toolChoice,
                                 [](chat::Target &target) { target.parameters.toolChoice.reset(); });
    connect(m_toolChoice, &ToolChoiceBox::choiceEdited, this, [this](const std::optional<chat::ToolChoice> &choice) {
        edit([&choice](chat::Target &target) { target.parameters.toolChoice = choice; });
    });

    m_extra = new GrowingTextEdit(TextLook::Code, {.least = 1, .most = 12}, this);
    m_extra->setObjectName(u"extraTextEdit"_s);
    m_extra->setAccessibleName(tr("Extra JSON"));
    m_extra->setPlaceholderText(u"{\"top_p\": 0.9}"_s);
    m_extraField = addField(u"extra"_s, tr("Extra JSON"), m_extra,
                            [](chat::Target &target) { target.parameters.extra.clear(); });
    connect(m_extra, &QPlainTextEdit::textChanged, this,
            [this] { edit([this](chat::Target &target) { target.parameters.extra = m_extra->toPlainText(); }); });

    m_stream = new ToggleSwitch(tr("Answers appear live"), this);
    m_stream->setObjectName(u"streamToggleSwitch"_s);
    m_streamField = addField(u"stream"_s, tr("Streaming"), m_stream,
                             [](chat::Target &target) { target.parameters.stream.reset(); });
    connect(m_stream, &ToggleSwitch::clicked, this,
            [this](bool on) { edit([on](chat::Target &target) { target.parameters.stream = on; }); });
}

void ParameterPanel::readMaxTokens()
{
    const QString typed = m_maxTokens->text().trimmed();
    bool whole = false;
    const qint64 number = typed.toLongLong(&whole);
    const bool usable = whole && number >= 1;
    edit([&](chat::Target &target) { target.parameters.maxTokens = usable ? std::optional(number) : std::nullopt; });
    refreshMarks();
}

void ParameterPanel::setTarget(const chat::Target &target)
{
    if (target == m_target)
        return; // most often our own edit on its way back: what is being typed stays
    m_target = target;
    m_maxTokens->clear();
    showTarget();
}

void ParameterPanel::showTarget()
{
    // What the controls announce now is what m_target has already: edit() takes no notice.
    const chat::Parameters &parameters = m_target.parameters;
    m_systemPrompt->replaceText(m_target.systemPrompt);
    m_temperature->setValue(parameters.temperature);
    if (parameters.maxTokens)
        m_maxTokens->setText(QString::number(*parameters.maxTokens));
    m_stop->setSequences(parameters.stop);
    m_thinking->setValue(parameters.thinking);
    m_search->setValue(parameters.search);
    m_tools->setText(parameters.tools);
    m_toolChoice->setFunctions(JsonProblem::functionNames(parameters.tools));
    m_toolChoice->setChoice(parameters.toolChoice);
    m_extra->replaceText(parameters.extra);
    m_stream->setChecked(parameters.streams());
    refreshMarks();
}

void ParameterPanel::refreshMarks()
{
    const chat::Parameters &parameters = m_target.parameters;
    const int count = parameters.setCount() + int(!m_target.systemPrompt.trimmed().isEmpty());
    m_resetAll->setText(tr("%n set · reset", nullptr, count));
    m_resetAll->setAccessibleName(tr("Reset all parameters, %n set", nullptr, count));
    m_resetAll->setVisible(count > 0);

    const QString typedTokens = m_maxTokens->text().trimmed();
    const QStringList functions = JsonProblem::functionNames(parameters.tools);
    m_systemPromptField->setState(stateOf(!m_target.systemPrompt.isEmpty()));
    m_temperatureField->setState(stateOf(parameters.temperature.has_value()));
    m_temperatureField->setNote(parameters.temperature ? QString() : tr("not set"));
    m_maxTokensField->setState(stateOf(!typedTokens.isEmpty()));
    m_maxTokensField->setNote(typedTokens.isEmpty() ? tr("not set") : QString());
    m_maxTokensField->setProblem(typedTokens.isEmpty() || parameters.maxTokens
                                     ? QString()
                                     : tr("A whole number from 1 on. Until then it is not sent."));
    m_stopField->setState(stateOf(!parameters.stop.isEmpty()));
    m_thinkingField->setState(stateOf(parameters.thinking.has_value()));
    m_searchField->setState(stateOf(parameters.search.has_value()));
    m_toolsField->setState(stateOf(!parameters.tools.isEmpty()));
    m_toolsField->setNote(parameters.tools.trimmed().isEmpty() ? tr("none")
                              : functions.isEmpty()            ? QString()
                                                               : tr("%n function(s)", nullptr, int(functions.size())));
    m_toolsField->setProblem(JsonProblem::ofTools(parameters.tools));
    m_toolChoice->setFunctions(functions);
    m_toolChoiceField->setState(stateOf(parameters.toolChoice.has_value()));
    m_toolChoiceField->setProblem(toolChoiceProblem());
    m_extraField->setState(stateOf(!parameters.extra.isEmpty()));
    m_extraField->setProblem(JsonProblem::ofExtra(parameters.extra));
    m_streamField->setState(stateOf(parameters.stream.has_value()));
    refreshDefaults();
}

QString ParameterPanel::toolChoiceProblem() const
{
    const chat::Parameters &parameters = m_target.parameters;
    if (!parameters.toolChoice || parameters.toolChoice->mode == chat::ToolChoice::Mode::None
        || !parameters.tools.trimmed().isEmpty())
        return {};
    return tr("There is no tool to choose: add a function above.");
}

void ParameterPanel::resetAll()
{
    m_maxTokens->clear();
    edit([](chat::Target &target) {
        target.systemPrompt.clear();
        target.parameters = {};
    });
    showTarget();
    m_systemPrompt->setFocus(Qt::OtherFocusReason); // the button that had it is gone
}

} // namespace tokenhub::app
