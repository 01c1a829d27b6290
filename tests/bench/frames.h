// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>
#include <functional>
#include <optional>

namespace tokenhub::bench {

//! \brief The application, which sees when each frame of a window is over: its painting done and given to the screen.
class Frames : public QApplication
{
    Q_OBJECT

public:
    Frames(int &argc, char **argv);

    void watch(QWidget *window);
    //! The end of the first frame at which \a condition holds is kept.
    void await(std::function<bool()> condition);
    [[nodiscard]] bool isReached() const { return m_reachedAt.has_value(); }
    [[nodiscard]] double reachedAt() const { return m_reachedAt.value_or(0); } //!< seconds of bench::now()
    [[nodiscard]] double longest() const { return m_longest; } //!< seconds in one event, painting or other
    void forget() { m_longest = 0; }

    bool notify(QObject *receiver, QEvent *event) override;

private:
    QWidget *m_window = nullptr;
    std::function<bool()> m_condition;
    std::optional<double> m_reachedAt;
    double m_longest = 0;
    int m_depth = 0;
};

} // namespace tokenhub::bench
