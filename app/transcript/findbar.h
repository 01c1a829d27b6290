// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transcript/findquery.h"

#include <QWidget>

class QGridLayout;
class QLabel;
class QLineEdit;
class QToolButton;

namespace tokenhub::app {

//! Over which end of the conversation the last step went.
enum class Wrap { None, FromTop, FromBottom };

//! \brief What a search has come to, to be said in words. A value.
struct FindResult {
    int count = 0;
    int current = 0; //!< from 1; 0: none
    bool isRunning = false;
    FindProblem problem = FindProblem::None;
    int errorAt = 0; //!< character of an invalid expression, from 0
    Wrap wrap = Wrap::None;

    friend bool operator==(const FindResult &, const FindResult &) = default;
};

//! \brief The line in which one types what to find. It tells what is wanted and says what it is told; it searches
//! nothing itself. Owned by the window's middle; GUI thread.
class FindBar : public QWidget
{
    Q_OBJECT

public:
    explicit FindBar(QWidget *parent = nullptr);

    //! Shows it, with \a text where that is not empty, and takes the focus.
    void open(const QString &text);
    void setResult(const FindResult &result);
    [[nodiscard]] FindQuery query() const;

    static constexpr int countedTo = 1000; //!< "1000+" beyond

signals:
    void queryChanged(const tokenhub::app::FindQuery &query);
    void nextRequested();
    void previousRequested();
    void closeRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    [[nodiscard]] QToolButton *makeButton(const QString &name, const QString &iconName, const QString &label);
    [[nodiscard]] QToolButton *makeToggle(const QString &name, const QString &iconName, const QString &label);
    void arrange();
    void onChanged();
    [[nodiscard]] QString words(const FindResult &result) const;

    QLineEdit *m_field;
    QLabel *m_status; //!< "3 of 17", or why there is nothing
    QToolButton *m_case;
    QToolButton *m_words;
    QToolButton *m_expression;
    QToolButton *m_previous;
    QToolButton *m_next;
    QToolButton *m_close;
    QWidget *m_buttons;
    QGridLayout *m_grid = nullptr;
    bool m_narrow = false;
};

} // namespace tokenhub::app
