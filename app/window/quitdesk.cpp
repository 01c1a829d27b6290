// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/quitdesk.h"

#include "session/conversationlibrary.h"
#include "words/errortext.h"

#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>

namespace tokenhub::app {

QuitDesk::QuitDesk(const session::ConversationLibrary &library, const settings::Settings &settings, Unsaved unsaved,
                   QWidget *window)
    : QObject(window), m_library(library), m_settings(settings), m_unsaved(std::move(unsaved)), m_window(window)
{
}

bool QuitDesk::mayClose()
{
    // A desktop that ends does not wait for an answer.
    if (m_isDecided || qGuiApp->isSavingSession())
        return true;
    if (m_question) {
        m_question->raise();
        return false;
    }
    const int running = m_library.runningAnswers();
    if (const std::optional<base::Error> reason = m_unsaved())
        askAboutUnsaved(*reason);
    else if (running > 0 && m_settings.asksBeforeQuitting())
        askAboutRunning(running);
    else
        return true;
    m_question->open();
    return false;
}

void QuitDesk::askAboutUnsaved(const base::Error &reason)
{
    makeQuestion(tr("Not everything is saved yet."),
                 words::errorText(reason).sentence + QStringLiteral("\n\n")
                     + tr("What is not saved when the program ends may be lost. A copy of everything can be saved in "
                          "another place."),
                 tr("Quit anyway"));
    QPushButton *copy = m_question->addButton(tr("Save a copy…"), QMessageBox::ActionRole);
    copy->setObjectName(QStringLiteral("saveCopyButton"));
    m_question->setDefaultButton(copy);
    connect(copy, &QPushButton::clicked, this, &QuitDesk::copyWanted);
}

void QuitDesk::askAboutRunning(int answers)
{
    makeQuestion(tr("%n answer(s) still arriving.", nullptr, answers),
                 tr("What has come is kept, and can be continued later."), tr("Quit now"));
}

void QuitDesk::makeQuestion(const QString &text, const QString &explanation, const QString &yes)
{
    m_question = new QMessageBox(QMessageBox::NoIcon, tr("Quit TokenHub Chat"), {}, QMessageBox::Cancel, m_window);
    m_question->setAttribute(Qt::WA_DeleteOnClose);
    m_question->setObjectName(QStringLiteral("quitQuestion"));
    m_question->setTextFormat(Qt::PlainText);
    m_question->setText(text);
    m_question->setInformativeText(explanation);
    // The box asks for plain text in its first label only, and an error may name what others have named.
    const QList<QLabel *> labels = m_question->findChildren<QLabel *>();
    for (QLabel *label : labels)
        label->setTextFormat(Qt::PlainText);
    QPushButton *quit = m_question->addButton(yes, QMessageBox::AcceptRole);
    quit->setObjectName(QStringLiteral("quitNowButton"));
    connect(quit, &QPushButton::clicked, this, [this] {
        m_isDecided = true;
        m_window->close();
    });
}

} // namespace tokenhub::app
