// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/target.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace tokenhub::app {

class GrowingTextEdit;
class ParameterField;
class SegmentedChoice;
class StopSequencesEdit;
class TemperatureEdit;
class ToggleSwitch;
class ToolChoiceBox;
class ToolsEdit;

//! \brief Everything that may be asked of a model beside the prompt. It shows one Target and tells each edit as a new
//! one; what cannot be sent stays as typed, with a sentence below it. It must not know of lanes, sessions or requests.
//! GUI thread.
class ParameterPanel : public QWidget
{
    Q_OBJECT

public:
    explicit ParameterPanel(QWidget *parent = nullptr);

    void setTarget(const chat::Target &target); //!< not announced
    [[nodiscard]] const chat::Target &target() const { return m_target; }
    //! What new chats begin with, to be told from what is shown.
    void setDefaults(const chat::Target &defaults);

signals:
    void targetEdited(const tokenhub::chat::Target &target); //!< at each change a person makes
    void defaultsWanted(const tokenhub::chat::Target &target); //!< new chats shall begin with this

private:
    template<typename Change> void edit(Change change);
    template<typename Clear>
    ParameterField *addField(const QString &name, const QString &label, QWidget *control, Clear clear);
    [[nodiscard]] QWidget *makeHeader();
    void addDefaults();
    void refreshDefaults();
    void addProse();
    void addNumbers();
    void addSwitches();
    void addTools();
    void readMaxTokens();
    void showTarget();
    void refreshMarks();
    [[nodiscard]] QString toolChoiceProblem() const;
    void resetAll();

    chat::Target m_target;
    chat::Target m_defaults;
    QVBoxLayout *m_column = nullptr;
    QPushButton *m_resetAll = nullptr;
    QLabel *m_defaultsNote = nullptr;
    QPushButton *m_useAsDefaults = nullptr;
    GrowingTextEdit *m_systemPrompt = nullptr;
    TemperatureEdit *m_temperature = nullptr;
    QLineEdit *m_maxTokens = nullptr;
    StopSequencesEdit *m_stop = nullptr;
    SegmentedChoice *m_thinking = nullptr;
    SegmentedChoice *m_search = nullptr;
    ToolsEdit *m_tools = nullptr;
    ToolChoiceBox *m_toolChoice = nullptr;
    GrowingTextEdit *m_extra = nullptr;
    ToggleSwitch *m_stream = nullptr;
    ParameterField *m_systemPromptField = nullptr;
    ParameterField *m_temperatureField = nullptr;
    ParameterField *m_maxTokensField = nullptr;
    ParameterField *m_stopField = nullptr;
    ParameterField *m_thinkingField = nullptr;
    ParameterField *m_searchField = nullptr;
    ParameterField *m_toolsField = nullptr;
    ParameterField *m_toolChoiceField = nullptr;
    ParameterField *m_extraField = nullptr;
    ParameterField *m_streamField = nullptr;
};

} // namespace tokenhub::app
