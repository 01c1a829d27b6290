// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "application.h"
#include "chat/message.h"
#include "transcript/messagegeometry.h"

#include <QWidget>
#include <memory>

namespace tokenhub::app {
class TranscriptView;
} // namespace tokenhub::app

namespace tokenhub::journeys {

//! \brief A whole window program and the hands of its user: what they do goes through keys and mouse clicks. What a
//! call cannot find fails the test and does nothing. Owned by the test; GUI thread.
class WindowDriver
{
public:
    explicit WindowDriver(app::Options options);
    ~WindowDriver();
    Q_DISABLE_COPY_MOVE(WindowDriver)

    [[nodiscard]] bool start(); //!< false: the window did not become active
    void close(); //!< as by its frame; the program ends

    void type(const QString &text); //!< into the composer
    void send(const QString &text); //!< typed, then Enter
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}); //!< in the composer
    void chooseModel(const QString &model); //!< typed into the list
    void openGateways(); //!< the page in the settings
    void enterGateway(const QString &url, const QString &key); //!< through that page; empty: as it is
    void pressSpot(int row, app::SpotKind kind, const QString &label = {});
    void rename(const QString &title);
    void chooseConversation(int row);

    [[nodiscard]] app::Application &application() const { return *m_application; }
    [[nodiscard]] app::MainWindow &window() const;
    [[nodiscard]] app::TranscriptView &transcript() const;
    [[nodiscard]] int rows() const; //!< messages in sight or above or below it
    [[nodiscard]] const chat::Message &message(int row) const;
    [[nodiscard]] QString text(int row) const;
    [[nodiscard]] bool isAnswered(int rows) const; //!< so many messages, and none runs
    [[nodiscard]] QString pager(int row) const; //!< "2 / 2"
    [[nodiscard]] QString sentence(int row) const; //!< what the transcript says below a message
    [[nodiscard]] bool hasSpot(int row, const QString &label) const;
    [[nodiscard]] bool isModelListOpen() const;
    [[nodiscard]] int listedModels() const;
    [[nodiscard]] QString draft() const;
    [[nodiscard]] QString title() const;
    [[nodiscard]] QStringList history() const; //!< titles in the sidebar

    template<typename T = QWidget> [[nodiscard]] T *find(QLatin1StringView name) const
    {
        return rootWidget()->findChild<T *>(QString(name));
    }

private:
    [[nodiscard]] QWidget *rootWidget() const;
    [[nodiscard]] const app::MessageGeometry *geometry(int row) const;

    std::unique_ptr<app::Application> m_application;
};

} // namespace tokenhub::journeys
