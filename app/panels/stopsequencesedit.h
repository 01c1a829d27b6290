// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

class QLineEdit;

namespace tokenhub::app {

class FlowLayout;

//! \brief Stop sequences as chips with a line to add one: Enter adds, Backspace at its start takes the last one away.
//! In the line \n, \t and \\ stand for a line break, a tab and a backslash. GUI thread.
class StopSequencesEdit : public QWidget
{
    Q_OBJECT

public:
    explicit StopSequencesEdit(QWidget *parent = nullptr);

    void setSequences(const QStringList &sequences); //!< not announced; what is being typed stays
    [[nodiscard]] QStringList sequences() const { return m_sequences; }

    //! With what cannot be seen made visible, for one line.
    [[nodiscard]] static QString shown(const QString &sequence);
    [[nodiscard]] static QString unescaped(const QString &typed);

signals:
    void sequencesEdited(const QStringList &sequences);

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    void addTyped();
    void removeAt(qsizetype index);
    void rebuild();

    QStringList m_sequences;
    FlowLayout *m_flow;
    QLineEdit *m_line;
};

} // namespace tokenhub::app
