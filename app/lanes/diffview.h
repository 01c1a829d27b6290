// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"
#include "compare/answerdiff.h"
#include "lanes/laneface.h"

#include <QWidget>
#include <vector>

class QCheckBox;
class QComboBox;
class QLabel;
class QTextBrowser;
class QToolButton;

namespace tokenhub::app {

//! \brief Two answers of a turn beside each other, with what differs. It shows what it is given and tells wishes; Esc
//! closes. GUI thread.
class DiffView : public QWidget
{
    Q_OBJECT

public:
    //! A lane that can be chosen for either side.
    struct Choice {
        base::LaneId lane;
        LaneFace face;
    };

    explicit DiffView(QWidget *parent = nullptr);

    void setChoices(const std::vector<Choice> &choices, base::LaneId left, base::LaneId right);
    void setTurn(int number, int count, const QString &prompt); //!< which turn, from 1
    void showWaiting(); //!< it is being worked out
    void showSentence(const QString &sentence); //!< why there is nothing to compare
    void setDiff(const compare::AnswerDiff &diff);
    [[nodiscard]] QString plainText() const; //!< as it stands there

signals:
    void sidesChosen(tokenhub::base::LaneId left, tokenhub::base::LaneId right);
    void turnStepped(int by);
    void closeWanted();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QWidget *makeBar();
    [[nodiscard]] QComboBox *makeChoice(const QString &name, const QString &label);
    [[nodiscard]] QToolButton *makeButton(const QString &name, const QString &iconName, const QString &label);
    void tellSides();
    void refill();

    QWidget *m_bar = nullptr;
    QComboBox *m_left = nullptr;
    QComboBox *m_right = nullptr;
    QLabel *m_turn = nullptr;
    QToolButton *m_previous = nullptr;
    QToolButton *m_next = nullptr;
    QCheckBox *m_onlyChanges = nullptr;
    QLabel *m_status;
    QTextBrowser *m_text;
    compare::AnswerDiff m_diff;
    bool m_hasDiff = false;
};

} // namespace tokenhub::app
