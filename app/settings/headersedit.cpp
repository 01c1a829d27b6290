// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/headersedit.h"

#include "panels/tonelabel.h"
#include "theme/flatstyle.h"
#include "theme/icons.h"
#include "theme/theme.h"

#include <QBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>
#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::app {
namespace {

constexpr int mostHeaders = 50;

//! Names under which services take keys: what is entered here is stored unencrypted.
bool looksSecret(const QString &name)
{
    for (const QLatin1StringView word : {"key"_L1, "token"_L1, "secret"_L1, "password"_L1, "auth"_L1}) {
        if (name.contains(word, Qt::CaseInsensitive))
            return true;
    }
    return false;
}

QLineEdit *makeLine(const QString &objectName, const QString &accessibleName, const QString &text, QWidget *parent)
{
    auto *line = new QLineEdit(text, parent);
    line->setObjectName(objectName);
    line->setAccessibleName(accessibleName);
    line->setPlaceholderText(accessibleName);
    return line;
}

QToolButton *makeRemover(QWidget *parent)
{
    auto *remove = new QToolButton(parent);
    remove->setObjectName(u"removeHeaderButton"_s);
    remove->setIcon(icon(u"x"_s, Tint::QuietInk));
    remove->setAutoRaise(true);
    remove->setToolTip(HeadersEdit::tr("Remove this header"));
    remove->setAccessibleName(HeadersEdit::tr("Remove this header"));
    remove->setFocusPolicy(Qt::TabFocus);
    return remove;
}

} // namespace

bool HeadersEdit::Row::isBlank() const
{
    return name->text().trimmed().isEmpty() && value->text().trimmed().isEmpty();
}

HeadersEdit::HeadersEdit(QWidget *parent)
    : QWidget(parent), m_column(new QVBoxLayout(this)), m_add(new QPushButton(tr("Add a header"), this))
{
    m_add->setObjectName(u"addHeaderButton"_s);
    m_add->setIcon(icon(u"plus"_s));
    m_add->setAutoDefault(false);
    setButtonLook(m_add, ButtonLook::Quiet);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(space::tiny);
    m_column->addWidget(m_add, 0, Qt::AlignLeading);
    setFocusProxy(m_add);
    connect(m_add, &QPushButton::clicked, this, [this] {
        addRow({}).name->setFocus(Qt::OtherFocusReason);
        emit edited();
    });
}

HeadersEdit::Row &HeadersEdit::addRow(const chat::GatewayHeader &header)
{
    auto *widget = new QWidget(this);
    widget->setObjectName(u"headerRow"_s);
    Row row{.widget = widget,
            .name = makeLine(u"headerNameLineEdit"_s, tr("Header name"), header.name, widget),
            .value = makeLine(u"headerValueLineEdit"_s, tr("Header value"), header.value, widget),
            .note = new ToneLabel(widget)};
    row.note->setObjectName(u"headerStatusLabel"_s);
    QToolButton *remove = makeRemover(widget);
    auto *line = new QHBoxLayout;
    line->setSpacing(space::small);
    line->addWidget(row.name, 2);
    line->addWidget(row.value, 3);
    line->addWidget(remove);
    auto *column = new QVBoxLayout(widget);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::tiny);
    column->addLayout(line);
    column->addWidget(row.note);
    QWidget *before = m_rows.empty() ? nullptr : m_rows.back().widget->findChild<QToolButton *>();
    m_column->insertWidget(int(m_rows.size()), widget);
    m_rows.push_back(row);
    connectRow(row, *remove);
    if (before)
        setTabOrder(before, row.name);
    setTabOrder(row.name, row.value);
    setTabOrder(row.value, remove);
    setTabOrder(remove, m_add);
    m_add->setEnabled(m_rows.size() < size_t(mostHeaders));
    refreshNote(widget);
    widget->show();
    return m_rows.back();
}

void HeadersEdit::connectRow(const Row &row, const QToolButton &remove)
{
    QWidget *widget = row.widget;
    for (QLineEdit *edit : {row.name, row.value}) {
        connect(edit, &QLineEdit::textEdited, this, [this, widget] {
            refreshNote(widget);
            emit edited();
        });
    }
    connect(&remove, &QToolButton::clicked, this, [this, widget] {
        removeRow(widget);
        emit edited();
    });
}

std::vector<HeadersEdit::Row>::iterator HeadersEdit::locate(const QWidget *widget)
{
    return std::find_if(m_rows.begin(), m_rows.end(), [widget](const Row &row) { return row.widget == widget; });
}

void HeadersEdit::removeRow(const QWidget *widget)
{
    const auto found = locate(widget);
    if (found == m_rows.end())
        return;
    m_add->setEnabled(true);
    m_add->setFocus(Qt::OtherFocusReason); // the button that had it goes
    found->widget->hide();
    found->widget->deleteLater();
    m_rows.erase(found);
}

void HeadersEdit::refreshNote(const QWidget *widget)
{
    const auto row = locate(widget);
    if (looksSecret(row->name->text()))
        row->note->showText(
            tr("This looks like a key. Headers are stored unencrypted: a key belongs into its field above."),
            Tone::Warn);
    else
        row->note->clearText();
}

void HeadersEdit::setHeaders(const std::vector<chat::GatewayHeader> &headers)
{
    for (const Row &row : m_rows) {
        row.widget->hide();
        row.widget->deleteLater();
    }
    m_rows.clear();
    for (const chat::GatewayHeader &header : headers)
        addRow(header);
}

std::vector<chat::GatewayHeader> HeadersEdit::headers() const
{
    std::vector<chat::GatewayHeader> headers;
    for (const Row &row : m_rows) {
        if (!row.isBlank())
            headers.push_back({.name = row.name->text().trimmed(), .value = row.value->text().trimmed()});
    }
    return headers;
}

void HeadersEdit::clearProblems()
{
    for (const Row &row : m_rows)
        refreshNote(row.widget);
}

void HeadersEdit::setProblem(int header, const QString &sentence)
{
    for (const Row &row : m_rows) {
        if (row.isBlank() || header-- > 0)
            continue;
        row.note->showText(sentence, Tone::Bad);
        return;
    }
}

void HeadersEdit::focusProblem()
{
    for (const Row &row : m_rows) {
        if (row.note->tone() == Tone::Bad && !row.note->text().isEmpty()) {
            row.name->setFocus(Qt::OtherFocusReason);
            return;
        }
    }
}

} // namespace tokenhub::app
