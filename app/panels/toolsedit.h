// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QPushButton;

namespace tokenhub::app {

class GrowingTextEdit;

//! \brief The JSON array of function definitions as text, with a start for who does not know it by heart: "Add a
//! function…" puts one to be filled in at the end. GUI thread.
class ToolsEdit : public QWidget
{
    Q_OBJECT

public:
    explicit ToolsEdit(QWidget *parent = nullptr);

    void setText(const QString &json); //!< not announced
    [[nodiscard]] QString text() const;

signals:
    void textEdited(const QString &json);

private:
    void addFunction();
    void refresh();

    GrowingTextEdit *m_edit;
    QPushButton *m_add;
};

} // namespace tokenhub::app
