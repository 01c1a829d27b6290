// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <vector>

class QAction;
class QMenu;
class QPushButton;

namespace tokenhub::app {

//! \brief What can be done with a comparison as a whole, in the line of its title: the context policy, which is always
//! seen, and buttons of actions, as many as there is room for; the menu bar has them all. GUI thread.
class ComparisonBar : public QWidget
{
    Q_OBJECT

public:
    explicit ComparisonBar(QWidget *parent = nullptr);

    //! \a words where there is room, else \a brief.
    void setPolicy(const QString &words, const QString &brief);
    void setPolicyMenu(QMenu *menu);
    void addMenuButton(const QString &name, const QString &text, QMenu *menu);
    void addActionButton(const QString &name, QAction *action); //!< says and does what the action does
    void setText(const QString &name, const QString &text); //!< of a button

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;

private:
    [[nodiscard]] QPushButton *makeButton(const QString &name);
    [[nodiscard]] bool isAbsent(QPushButton *button) const;
    void setAbsent(QPushButton *button, bool absent);
    [[nodiscard]] int widthOf(const QString &policy) const;
    void arrange();

    QString m_policyWords;
    QString m_policyBrief;
    QPushButton *m_policy;
    std::vector<QPushButton *> m_buttons; //!< the first ones stay longest
    std::vector<QPushButton *> m_absent; //!< of these, those whose action is not there
};

} // namespace tokenhub::app
