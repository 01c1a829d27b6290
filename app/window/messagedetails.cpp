// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/messagedetails.h"

#include "theme/theme.h"
#include "transcript/transcripttext.h"
#include "words/costtext.h"
#include "words/errortext.h"

#include <QClipboard>
#include <QDateTime>
#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QFormLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QVBoxLayout>
#include <algorithm>

namespace tokenhub::app {

using namespace Qt::Literals::StringLiterals;
using std::chrono::milliseconds;

namespace {

QString clock(base::UtcMs at)
{
    return QLocale().toString(QDateTime::fromMSecsSinceEpoch(at.count()), QLocale::LongFormat);
}

QString number(qint64 value)
{
    return QLocale().toString(value);
}

constexpr int wanted = 620; //!< width of the dialog

//! As high as what is in it, where there is room.
class FactsScroller final : public QScrollArea
{
public:
    explicit FactsScroller(QWidget *parent) : QScrollArea(parent)
    {
        setFrameShape(QFrame::NoFrame);
        setFocusPolicy(Qt::NoFocus); // what is in it has the focus, and comes into sight by it
        setWidgetResizable(true);
        setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
        setMinimumHeight(100);
    }

    [[nodiscard]] QSize sizeHint() const override
    {
        // Lines that wrap think themselves narrower than they will be.
        constexpr int wide = wanted - 2 * space::large;
        const QLayout *facts = widget() ? widget()->layout() : nullptr;
        return facts ? QSize(wide, facts->totalHeightForWidth(wide)) : QScrollArea::sizeHint();
    }
};

} // namespace

MessageDetails::MessageDetails(const Known &known, QWidget *parent) : QDialog(parent), m_form(new QFormLayout)
{
    const chat::Message &message = known.message;
    const QByteArray &request = known.request;
    setObjectName(u"messageDetails"_s);
    setWindowTitle(tr("Message details"));
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_form->setLabelAlignment(Qt::AlignLeading | Qt::AlignTop);
    m_form->setHorizontalSpacing(space::large);
    m_form->setVerticalSpacing(space::small);
    addRow(tr("From"), TranscriptText::author(message));
    if (message.role == chat::Role::Assistant)
        addAnswer(known);
    else
        addRow(tr("Written"), clock(message.createdAt));

    auto *column = new QVBoxLayout(this);
    column->setSpacing(space::medium);
    column->addWidget(makeScroller(), request.isEmpty() ? 1 : 0);
    if (!request.isEmpty())
        column->addWidget(makeRequest(request), 1);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    QPushButton *copy = buttons->addButton(tr("&Copy all"), QDialogButtonBox::ActionRole);
    copy->setObjectName(u"copyDetailsButton"_s);
    connect(copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_text); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    column->addWidget(buttons);
    buttons->button(QDialogButtonBox::Close)->setFocus();
    const int room = screen()->availableGeometry().height() * 9 / 10;
    resize(wanted, std::min(room, request.isEmpty() ? sizeHint().height() : 640));
}

//! On a low screen the facts scroll; the buttons stay in sight.
QWidget *MessageDetails::makeScroller()
{
    auto *facts = new QWidget(this);
    m_form->setContentsMargins(0, 0, 0, 0);
    facts->setLayout(m_form);
    auto *scroller = new FactsScroller(this);
    scroller->setWidget(facts);
    facts->setAutoFillBackground(false);
    scroller->viewport()->setAutoFillBackground(false);
    return scroller;
}

void MessageDetails::addRow(const QString &name, const QString &value)
{
    if (value.isEmpty())
        return;
    auto *label = new QLabel(value, this);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    label->setFocusPolicy(Qt::StrongFocus); // a label that can be selected takes no Tab by itself
    label->setAccessibleName(name + u": "_s + value);
    auto *title = new QLabel(name, this);
    title->setTextFormat(Qt::PlainText);
    title->setForegroundRole(QPalette::PlaceholderText);
    m_form->addRow(title, label);
    m_text += name + u": "_s + value + u'\n';
}

void MessageDetails::addAnswer(const Known &known)
{
    const chat::Message &message = known.message;
    addRow(tr("Model asked"), message.model);
    addRow(tr("Model that answered"), message.answeredBy);
    addRow(tr("Gateway"), known.gateway);
    if (message.origin == chat::Origin::EditedByHand)
        addRow(tr("Origin"), tr("Edited by hand; the answer of the model is kept beside it"));
    else if (message.origin == chat::Origin::Continued)
        addRow(tr("Origin"), tr("Continues an answer that broke off; times and tokens are those of the continuation"));
    addTimes(message);
    addTokens(message.usage);
    if (known.cost)
        addRow(tr("Cost"), words::costText(*known.cost));
    addEnd(message);
}

void MessageDetails::addTimes(const chat::Message &message)
{
    const auto after = [](std::optional<milliseconds> time) {
        return time ? tr("after %1 s").arg(QLocale().toString(double(time->count()) / 1000.0, 'f', 2)) : QString();
    };
    const chat::Metrics &metrics = message.metrics;
    addRow(tr("Asked"), clock(message.createdAt));
    addRow(tr("First byte"), after(metrics.firstByte));
    addRow(tr("First token"), after(metrics.firstToken));
    addRow(tr("First text"), metrics.firstText == metrics.firstToken ? QString() : after(metrics.firstText));
    addRow(tr("End"), after(metrics.total));
    if (metrics.attempts > 1)
        addRow(tr("Attempts"), number(metrics.attempts));
    if (const auto rate = metrics.tokensPerSecond(message.usage))
        addRow(tr("Speed"), tr("%1 tokens per second").arg(QLocale().toString(*rate, 'f', 1)));
}

void MessageDetails::addTokens(const chat::Usage &usage)
{
    const auto count = [](std::optional<qint64> tokens) { return tokens ? number(*tokens) : QString(); };
    addRow(tr("Tokens in"), count(usage.promptTokens));
    addRow(tr("of those cached"), count(usage.cachedTokens));
    addRow(tr("Tokens out"), count(usage.completionTokens));
    addRow(tr("of those reasoning"), count(usage.reasoningTokens));
    addRow(tr("Tokens in all"), count(usage.totalTokens));
}

void MessageDetails::addEnd(const chat::Message &message)
{
    const auto outcome = [&message] {
        if (!message.outcome)
            return tr("Still running");
        switch (*message.outcome) {
        case chat::Outcome::Complete:
            return tr("Complete");
        case chat::Outcome::Stopped:
            return tr("Stopped");
        case chat::Outcome::Interrupted:
            return tr("Interrupted");
        case chat::Outcome::Failed:
            break;
        }
        return tr("Failed");
    };
    addRow(tr("Outcome"), outcome());
    addRow(tr("Finish reason"), message.finishReason);
    addRow(tr("Request id"), message.requestId);
    if (!message.error)
        return;
    const words::ErrorText error = words::errorText(*message.error);
    addRow(tr("Error"), error.sentence);
    addRow(tr("Error details"), error.details);
}

QWidget *MessageDetails::makeRequest(const QByteArray &request)
{
    const QString json = QString::fromUtf8(request).trimmed();
    auto *box = new QWidget(this);
    auto *title = new QLabel(tr("&Request as it was sent (the key is not part of it)"), box);
    title->setForegroundRole(QPalette::PlaceholderText);
    auto *text = new QPlainTextEdit(json, box);
    text->setObjectName(u"requestTextEdit"_s);
    text->setReadOnly(true);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    text->setAccessibleName(tr("Request"));
    text->setTabChangesFocus(true);
    text->setLineWrapMode(QPlainTextEdit::NoWrap);
    text->setMinimumHeight(100);
    text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    title->setBuddy(text);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::tiny);
    column->addWidget(title);
    column->addWidget(text, 1);
    m_text += u"\n"_s + json + u'\n';
    return box;
}

} // namespace tokenhub::app
