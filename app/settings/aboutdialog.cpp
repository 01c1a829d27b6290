// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/aboutdialog.h"

#include "theme/theme.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QDir>
#include <QFrame>
#include <QGridLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::app {
namespace {

constexpr int markSize = 64;
constexpr int wideEnough = 580;
constexpr int namesWidth = 148; //!< of both lists, so that they stand below each other

QFrame *makeRule(QWidget *parent)
{
    auto *rule = new QFrame(parent);
    rule->setFrameShape(QFrame::HLine);
    return rule;
}

} // namespace

AboutDialog::AboutDialog(const ProgramFacts &facts, QWidget *parent) : QDialog(parent), m_facts(facts)
{
    setObjectName(u"aboutDialog"_s);
    setWindowTitle(tr("About TokenHub Chat"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::wide, space::wide, space::wide, space::large);
    column->setSpacing(space::large);
    column->addWidget(makeHead());
    column->addWidget(makeRule(this));
    column->addWidget(makeComponents());
    column->addWidget(makeRule(this));
    column->addWidget(makePlaces());
    column->addStretch(1);
    column->addWidget(makeButtons());
    resize(wideEnough, column->totalHeightForWidth(wideEnough));
}

QLabel *AboutDialog::makeText(const QString &text, QWidget *parent) const
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

QWidget *AboutDialog::makeHead()
{
    auto *head = new QWidget(this);
    auto *mark = new QLabel(head);
    mark->setPixmap(QGuiApplication::windowIcon().pixmap(QSize(markSize, markSize), devicePixelRatioF()));
    QLabel *name = makeText(tr("TokenHub Chat %1").arg(m_facts.version), head);
    name->setObjectName(u"aboutNameLabel"_s);
    name->setFont(fonts::heading(font(), 1));
    QLabel *words = makeText(tr("A native client for large language models behind the TokenHub gateway. Free software "
                                "under the GNU General Public License, version 3 or later, without any warranty."),
                             head);
    words->setForegroundRole(QPalette::PlaceholderText);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(space::tiny);
    texts->addWidget(name);
    texts->addWidget(words);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::large);
    row->addWidget(mark, 0, Qt::AlignTop);
    row->addLayout(texts, 1);
    return head;
}

QWidget *AboutDialog::makeComponents()
{
    auto *part = new QWidget(this);
    auto *grid = new QGridLayout(part);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(space::large);
    grid->setVerticalSpacing(space::tiny);
    grid->setColumnStretch(1, 1);
    grid->setColumnMinimumWidth(0, namesWidth);
    auto *title = new QLabel(tr("Made with"), part);
    title->setTextFormat(Qt::PlainText);
    title->setFont(fonts::strong(font()));
    grid->addWidget(title, 0, 0, 1, 2);
    int row = 1;
    for (const Component &each : m_facts.components) {
        const QString name = each.version.isEmpty() ? each.name : each.name + u' ' + each.version;
        QLabel *label = makeText(name, part);
        label->setWordWrap(false);
        grid->addWidget(label, row, 0, Qt::AlignTop);
        QLabel *licence = makeText(each.licence, part);
        licence->setForegroundRole(QPalette::PlaceholderText);
        grid->addWidget(licence, row++, 1);
    }
    return part;
}

QWidget *AboutDialog::makePlaces()
{
    auto *part = new QWidget(this);
    auto *grid = new QGridLayout(part);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(space::large);
    grid->setVerticalSpacing(space::tiny);
    grid->setColumnStretch(1, 1);
    grid->setColumnMinimumWidth(0, namesWidth);
    int row = 0;
    const auto add = [&](const QString &words, const QString &path) {
        auto *label = new QLabel(words, part);
        label->setTextFormat(Qt::PlainText);
        grid->addWidget(label, row, 0, Qt::AlignTop);
        QLabel *place = makeText(QDir::toNativeSeparators(path), part);
        place->setForegroundRole(QPalette::PlaceholderText);
        place->setAccessibleName(words + u' ' + place->text());
        grid->addWidget(place, row++, 1);
    };
    add(tr("Conversations"), m_facts.paths.data);
    add(tr("Settings"), m_facts.paths.settingsFile());
    add(tr("Log"), m_facts.paths.logFile());
    return part;
}

QWidget *AboutDialog::makeButtons()
{
    auto *buttons = new QWidget(this);
    m_copy = new QPushButton(tr("Copy system information"), buttons);
    m_copy->setObjectName(u"copySystemInformationButton"_s);
    m_copy->setAutoDefault(false);
    auto *close = new QPushButton(tr("Close"), buttons);
    close->setObjectName(u"closeAboutButton"_s);
    close->setDefault(true);
    auto *row = new QHBoxLayout(buttons);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::small);
    row->addWidget(m_copy);
    row->addStretch(1);
    row->addWidget(close);
    connect(m_copy, &QPushButton::clicked, this, &AboutDialog::copy);
    connect(close, &QPushButton::clicked, this, &AboutDialog::accept);
    close->setFocus();
    return buttons;
}

void AboutDialog::copy()
{
    QGuiApplication::clipboard()->setText(systemInformation(m_facts));
    m_copy->setText(tr("Copied"));
}

} // namespace tokenhub::app
