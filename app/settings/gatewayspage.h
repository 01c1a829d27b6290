// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"

#include <QWidget>
#include <vector>

class QBoxLayout;
class QListWidget;
class QListWidgetItem;
class QToolButton;
class QPushButton;

namespace tokenhub::app {

class GatewayEdit;

//! One line of the list.
struct GatewayRow {
    enum class State { Stored, Edited };

    base::ProfileId id;
    QString name;
    State state = State::Stored; //!< Edited: something of it is not saved yet
};

//! \brief The gateways: a list, and the form of the one chosen in it. Beside each other where there is room, else one
//! above the other. It shows and tells what is wanted. GUI thread.
class GatewaysPage : public QWidget
{
    Q_OBJECT

public:
    explicit GatewaysPage(QWidget *parent = nullptr);

    //! \a standard: the one that new chats go to.
    void setRows(const std::vector<GatewayRow> &rows, base::ProfileId chosen, base::ProfileId standard);
    [[nodiscard]] GatewayEdit &edit() const { return *m_edit; }

signals:
    void chosen(tokenhub::base::ProfileId id);
    void addRequested();
    void duplicateRequested();
    void removeRequested();
    void moveRequested(int by);
    void standardRequested();
    void closed(); //!< it is out of sight: what was typed as a key is to be forgotten

protected:
    void resizeEvent(QResizeEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    [[nodiscard]] QWidget *makeNavigation();
    [[nodiscard]] QToolButton *addTool(QBoxLayout *row, const QString &name, const QString &iconName,
                                       const QString &words);
    void connectParts();
    static void showRow(QListWidgetItem &item, const GatewayRow &row, bool isStandard);
    void fitList();

    std::vector<GatewayRow> m_rows;
    QBoxLayout *m_layout = nullptr;
    QWidget *m_navigation = nullptr;
    QListWidget *m_list = nullptr;
    QToolButton *m_add = nullptr;
    QToolButton *m_duplicate = nullptr;
    QToolButton *m_remove = nullptr;
    QToolButton *m_up = nullptr;
    QToolButton *m_down = nullptr;
    QPushButton *m_standard = nullptr;
    GatewayEdit *m_edit = nullptr;
};

} // namespace tokenhub::app
