// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/verdictdialog.h"

#include "panels/growingtextedit.h"
#include "theme/theme.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLineEdit>
#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::app {
namespace {
constexpr int wide = 420;
constexpr int highestRating = 5;
constexpr int longestTags = 400;
constexpr TextLines noteLines{.least = 4, .most = 8};
} // namespace

VerdictDialog::VerdictDialog(const chat::Verdict &verdict, QWidget *parent)
    : QDialog(parent), m_rating(new QComboBox(this)), m_tags(new QLineEdit(this)),
      m_note(new GrowingTextEdit(TextLook::Prose, noteLines, this))
{
    setObjectName(u"verdictDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Rate the answer"));
    setMinimumWidth(wide);
    m_rating->setObjectName(u"verdictRatingComboBox"_s);
    m_tags->setObjectName(u"verdictTagsLineEdit"_s);
    m_note->setObjectName(u"verdictNoteEdit"_s);
    m_rating->addItem(tr("not rated"));
    for (int rating = 1; rating <= highestRating; ++rating)
        m_rating->addItem(tr("%1 of 5", "a rating").arg(rating));
    m_rating->setCurrentIndex(std::clamp(verdict.rating, 0, highestRating));
    m_tags->setText(verdict.tags.join(u", "_s));
    m_tags->setMaxLength(longestTags);
    m_tags->setPlaceholderText(tr("such as: brief, wrong date"));
    m_note->setPlainText(verdict.note);
    auto *form = new QFormLayout(this);
    form->setContentsMargins(space::wide, space::large, space::wide, space::large);
    form->setSpacing(space::medium);
    form->addRow(tr("&Rating"), m_rating);
    form->addRow(tr("&Tags, with commas"), m_tags);
    form->addRow(tr("&Note"), m_note);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel, this);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    form->addRow(buttons);
}

chat::Verdict VerdictDialog::verdict() const
{
    chat::Verdict verdict{.rating = m_rating->currentIndex(), .tags = {}, .note = m_note->toPlainText().trimmed()};
    const QStringList typed = m_tags->text().split(u',', Qt::SkipEmptyParts);
    for (const QString &tag : typed) {
        if (const QString name = tag.simplified(); !name.isEmpty() && !verdict.tags.contains(name))
            verdict.tags << name;
    }
    return verdict;
}

} // namespace tokenhub::app
