// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <vector>

class QLabel;
class QLineEdit;
class QListWidget;
class QScrollArea;
class QStackedWidget;

namespace tokenhub::app {

//! \brief Pages of settings, a list of them at the left, and a search over all of them. What is set is set at once:
//! there is nothing to confirm. Modeless, so that one sees what a change does. It must not know what a page holds.
//! GUI thread.
class SettingsDialog : public QDialog
{
    Q_OBJECT

public:
    explicit SettingsDialog(QWidget *parent = nullptr);

    //! In the order of the list. \a id is for showPage() and object names; takes the page. Any widget can be one:
    //! SettingsRows in it are found and marked, of everything else the labels and buttons are searched.
    void addPage(const QString &id, const QString &title, const QString &iconName, QWidget *page);
    void showPage(const QString &id);
    [[nodiscard]] QString shownPage() const;
    void search(const QString &query); //!< as if it had been typed
    void focusSearch();

signals:
    void pageShown(const QString &id);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    struct Page {
        QString id;
        QWidget *widget = nullptr;
        QScrollArea *scroller = nullptr;
    };

    [[nodiscard]] QWidget *makeNavigation();
    void onQuery(const QString &query);
    void showFirstMatch();
    void goToPage(); //!< with the focus: to what was found, else to its first control
    bool moveInList(int key);

    QLineEdit *m_search = nullptr;
    QListWidget *m_list = nullptr;
    QLabel *m_nothing = nullptr;
    QStackedWidget *m_stack = nullptr;
    QWidget *m_navigation = nullptr;
    std::vector<Page> m_pages; //!< by row of the list
};

} // namespace tokenhub::app
