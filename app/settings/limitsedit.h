// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/gatewayconnection.h"

#include <QWidget>
#include <array>

class QGridLayout;

namespace tokenhub::app {

class NumberBox;
class ToneLabel;

//! \brief How long this gateway may be silent; each limit may be left as usual. GUI thread.
class LimitsEdit : public QWidget
{
    Q_OBJECT

public:
    explicit LimitsEdit(QWidget *parent = nullptr);

    void setLimits(const chat::TimeLimits &limits); //!< not announced
    [[nodiscard]] chat::TimeLimits limits() const;
    void setProblem(const QString &sentence);
    void focusProblem();

signals:
    void edited();

private:
    NumberBox *addLimit(QGridLayout *grid, const QString &name, const QString &label);

    NumberBox *m_connect;
    NumberBox *m_firstByte;
    NumberBox *m_stallWarning;
    NumberBox *m_stallEnd;
    ToneLabel *m_problem;
};

} // namespace tokenhub::app
