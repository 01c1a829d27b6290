// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/limitsedit.h"

#include "panels/tonelabel.h"
#include "settings/settingscontrols.h"
#include "theme/theme.h"

#include <QGridLayout>
#include <QLabel>

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::app {
namespace {

using std::chrono::seconds;

constexpr int asUsual = 0; // no limit of its own

std::optional<seconds> read(const NumberBox *box)
{
    return box->value() == asUsual ? std::nullopt : std::optional(seconds(box->value()));
}

} // namespace

LimitsEdit::LimitsEdit(QWidget *parent) : QWidget(parent), m_problem(new ToneLabel(this))
{
    m_problem->setObjectName(u"limitsStatusLabel"_s);
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(space::medium);
    grid->setVerticalSpacing(space::tiny);
    grid->setColumnStretch(0, 1);
    m_connect = addLimit(grid, u"connect"_s, tr("Until it is connected"));
    m_firstByte = addLimit(grid, u"firstByte"_s, tr("Until the answer begins"));
    m_stallWarning = addLimit(grid, u"stallWarning"_s, tr("Silence worth a warning"));
    m_stallEnd = addLimit(grid, u"stallEnd"_s, tr("Silence that ends an answer"));
    grid->addWidget(m_problem, grid->rowCount(), 0, 1, 2);
    setFocusProxy(m_connect);
}

NumberBox *LimitsEdit::addLimit(QGridLayout *grid, const QString &name, const QString &label)
{
    auto *box = new NumberBox(this);
    box->setObjectName(name + u"LimitSpinBox"_s);
    box->setRange(asUsual, int(chat::TimeLimits::longest.count()));
    box->setSpecialValueText(tr("as usual"));
    box->setSuffix(tr(" s", "seconds, after a number"));
    box->setAccessibleName(label);
    box->setMinimumWidth(120);
    auto *words = new QLabel(label, this);
    words->setTextFormat(Qt::PlainText);
    words->setWordWrap(true);
    words->setBuddy(box);
    const int row = grid->rowCount();
    grid->addWidget(words, row, 0);
    grid->addWidget(box, row, 1);
    connect(box, &QSpinBox::valueChanged, this, &LimitsEdit::edited);
    return box;
}

void LimitsEdit::setLimits(const chat::TimeLimits &limits)
{
    const QSignalBlocker silent(this);
    const auto show = [](NumberBox *box, const std::optional<seconds> &limit) {
        box->setValue(limit ? int(limit->count()) : asUsual);
    };
    show(m_connect, limits.connect);
    show(m_firstByte, limits.firstByte);
    show(m_stallWarning, limits.stallWarning);
    show(m_stallEnd, limits.stallEnd);
}

chat::TimeLimits LimitsEdit::limits() const
{
    return {.connect = read(m_connect),
            .firstByte = read(m_firstByte),
            .stallWarning = read(m_stallWarning),
            .stallEnd = read(m_stallEnd)};
}

void LimitsEdit::setProblem(const QString &sentence)
{
    m_problem->showText(sentence, Tone::Bad);
}

void LimitsEdit::focusProblem()
{
    if (!m_problem->text().isEmpty())
        m_stallWarning->setFocus(Qt::OtherFocusReason);
}

} // namespace tokenhub::app
