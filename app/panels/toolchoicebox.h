// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/parameters.h"

#include <QComboBox>

namespace tokenhub::app {

//! \brief Whether and which tool the model has to call: not set, auto, none, required, or one of the functions. A
//! function that is chosen stays in the list while its definition is being rewritten. GUI thread.
class ToolChoiceBox : public QComboBox
{
    Q_OBJECT

public:
    explicit ToolChoiceBox(QWidget *parent = nullptr);

    void setFunctions(const QStringList &names); //!< not announced
    void setChoice(const std::optional<chat::ToolChoice> &choice); //!< not announced
    [[nodiscard]] std::optional<chat::ToolChoice> choice() const;

signals:
    void choiceEdited(const std::optional<tokenhub::chat::ToolChoice> &choice);

protected:
    void wheelEvent(QWheelEvent *event) override;

private:
    void rebuild(const std::optional<chat::ToolChoice> &chosen);

    QStringList m_functions;
};

} // namespace tokenhub::app
