// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

class QLabel;
class QToolButton;

namespace tokenhub::app {

struct RowWords {
    QString label;
    QString hint; //!< small, below the label; may be empty
    QString synonyms; //!< never shown: what else one might search for
};

//! \brief One setting: words at the left, the control at the right, between them the way back to the default. GUI
//! thread.
class SettingsRow : public QWidget
{
    Q_OBJECT

public:
    //! \a name begins the object names of its parts.
    SettingsRow(const QString &name, const RowWords &words, QWidget *control, QWidget *parent = nullptr);

    void setHint(const QString &hint);
    void setSynonyms(const QString &synonyms) { m_words.synonyms = synonyms; }
    void setResettable(bool resettable);
    [[nodiscard]] QWidget *control() const { return m_control; }

    [[nodiscard]] bool matches(const QString &query) const; //!< every word of it, in label, hint or synonyms
    void setFound(bool found); //!< shown as what was searched for
    [[nodiscard]] bool isFound() const { return m_found; }

signals:
    void resetRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QLayout *makeWords(const QString &name);
    void layOut(const QString &name);

    RowWords m_words;
    QLabel *m_label = nullptr;
    QLabel *m_hint = nullptr;
    QToolButton *m_reset;
    QWidget *m_control;
    bool m_found = false;
};

//! Whether every word of \a query occurs in \a text, whatever the case and the accents.
[[nodiscard]] bool containsWords(const QString &text, const QString &query);

} // namespace tokenhub::app
