// SPDX-License-Identifier: GPL-3.0-or-later
#include "panels/toolsedit.h"

#include "panels/growingtextedit.h"
#include "panels/jsonproblem.h"
#include "theme/flatstyle.h"
#include "theme/icons.h"
#include "theme/theme.h"

#include <QBoxLayout>
#include <QPushButton>
#include <QSignalBlocker>

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::app {

ToolsEdit::ToolsEdit(QWidget *parent)
    : QWidget(parent), m_edit(new GrowingTextEdit(TextLook::Code, {.least = 1, .most = 14}, this)),
      m_add(new QPushButton(icon(u"plus"_s), tr("Add a function…"), this))
{
    m_edit->setObjectName(u"toolsTextEdit"_s);
    m_edit->setAccessibleName(tr("Tools, a JSON array"));
    m_edit->setPlaceholderText(tr("none, or a JSON array"));
    m_add->setObjectName(u"addFunctionButton"_s);
    m_add->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::tiny);
    column->addWidget(m_edit);
    column->addWidget(m_add);
    setFocusProxy(m_edit);
    connect(m_edit, &QPlainTextEdit::textChanged, this, [this] {
        refresh();
        emit textEdited(text());
    });
    connect(m_add, &QPushButton::clicked, this, &ToolsEdit::addFunction);
    refresh();
}

void ToolsEdit::setText(const QString &json)
{
    const QSignalBlocker silent(this);
    m_edit->replaceText(json);
}

QString ToolsEdit::text() const
{
    return m_edit->toPlainText();
}

void ToolsEdit::addFunction()
{
    // Through the cursor, so that Ctrl+Z takes it back.
    QTextCursor cursor = m_edit->textCursor();
    const QString extended = JsonProblem::withNewFunction(text());
    const QString name = JsonProblem::functionNames(extended).last();
    cursor.select(QTextCursor::Document);
    cursor.insertText(extended);
    cursor.setPosition(int(extended.lastIndexOf(u'"' + name + u'"')) + 1);
    cursor.movePosition(QTextCursor::Right, QTextCursor::KeepAnchor, int(name.size()));
    m_edit->setFocus(Qt::OtherFocusReason);
    m_edit->setTextCursor(cursor);
}

void ToolsEdit::refresh()
{
    const bool good = JsonProblem::ofTools(text()).isEmpty();
    m_add->setEnabled(good);
    m_add->setToolTip(good ? QString() : tr("First correct what is there."));
}

} // namespace tokenhub::app
