// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/exportdesk.h"

#include "base/post.h"
#include "lanes/lanestrip.h"
#include "markdown/mathspans.h"
#include "notices/noticebar.h"
#include "session/requestbody.h"
#include "window/actions.h"
#include "window/conversationview.h"
#include "window/exportwords.h"
#include "window/lanewords.h"
#include "words/profiletext.h"

#include <QComboBox>
#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QStandardPaths>
#include <QTimeZone>
#include <QUrl>

namespace tokenhub::app {

using namespace Qt::Literals::StringLiterals;
using exchange::Format;

namespace {

const QString exportNotice = QStringLiteral("export");

//! What the name says, else what was chosen in the list.
Format formatOf(const QString &file, const QString &filter)
{
    for (const Format format : exchange::formats) {
        if (exchange::withSuffix(file, format) == file)
            return format;
    }
    for (const Format format : exchange::formats) {
        if (filter == formatFilter(format))
            return format;
    }
    return Format::Html;
}

//! Qt's own dialog has labels for its lists and does not tie them together; a desktop's own one has none of these.
void nameFileLists(const QFileDialog &dialog)
{
    for (const auto &[label, list] :
         {std::pair(u"lookInLabel"_s, u"lookInCombo"_s), std::pair(u"fileTypeLabel"_s, u"fileTypeCombo"_s)}) {
        auto *named = dialog.findChild<QLabel *>(label);
        if (auto *box = dialog.findChild<QComboBox *>(list); box && named)
            named->setBuddy(box);
    }
}

std::vector<exchange::ByteRange> formulasOf(QByteArrayView markdown)
{
    markdown::MathFinder finder;
    finder.advance(markdown, markdown::MathFinder::Text::IsComplete);
    std::vector<exchange::ByteRange> ranges;
    for (const markdown::MathSpan &span : finder.spans())
        ranges.push_back({span.begin, span.end});
    return ranges;
}

//! The file's name, what is wrong with it, and what can be done.
QString exportSentence(ExportProblem::Kind kind, const QString &file)
{
    switch (kind) {
    case ExportProblem::Kind::None:
        return ExportDesk::tr("The conversation was exported as %1.").arg(file);
    case ExportProblem::Kind::Full:
        return ExportDesk::tr("The export could not be saved as %1: the disk takes no more. Make room, or choose "
                              "another place.")
            .arg(file);
    case ExportProblem::Kind::Forbidden:
        return ExportDesk::tr("The export could not be saved as %1: nothing can be written there. Choose another "
                              "place.")
            .arg(file);
    case ExportProblem::Kind::NoFolder:
        return ExportDesk::tr("The export could not be saved as %1: the folder is not there. Choose another place.")
            .arg(file);
    case ExportProblem::Kind::Other:
        break;
    }
    return ExportDesk::tr("The export could not be saved as %1. Choose another place.").arg(file);
}

} // namespace

ExportDesk::ExportDesk(Parts parts, QObject *parent) : QObject(parent), m_parts(parts)
{
    m_pool.setMaxThreadCount(1);
    m_folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    connect(m_parts.actions.exportConversation, &QAction::triggered, this, &ExportDesk::ask);
    connect(&m_parts.view.notices(), &NoticeBar::actionTriggered, this, &ExportDesk::onAction);
    connect(&m_parts.view.lanes(), &LaneStrip::lanesShown, this, &ExportDesk::refreshAction);
    connect(&m_parts.library, &session::ConversationLibrary::shownChanged, this, &ExportDesk::onShown);
    connect(&m_parts.library, &session::ConversationLibrary::showFailed, this, [this] { m_wanted = {}; });
    refreshAction();
}

void ExportDesk::refreshAction()
{
    m_parts.actions.exportConversation->setText(m_parts.view.lanes().isComparing() ? tr("&Export comparison…")
                                                                                   : tr("&Export…"));
}

void ExportDesk::onShown()
{
    refreshAction();
    const bool isWanted = m_parts.library.shown() && m_parts.library.shown()->conversation().id() == m_wanted;
    m_wanted = {};
    if (isWanted)
        ask();
}

void ExportDesk::exportStored(base::ConversationId id)
{
    if (m_parts.library.shown() && m_parts.library.shown()->conversation().id() == id) {
        ask();
        return;
    }
    m_wanted = id;
    m_parts.library.show(id);
}

void ExportDesk::ask()
{
    const session::ChatSession *shown = m_parts.library.shown();
    if (!shown)
        return;
    m_asked = shown->conversation().id();
    auto *dialog = new QFileDialog(m_parts.view.window(), tr("Export the conversation"));
    dialog->setObjectName("ExportFileDialog"_L1);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    QStringList filters;
    for (const Format format : exchange::formats)
        filters << formatFilter(format);
    dialog->setNameFilters(filters);
    dialog->selectNameFilter(formatFilter(m_format));
    dialog->setDefaultSuffix(exchange::suffixOf(m_format));
    connect(dialog, &QFileDialog::filterSelected, dialog,
            [dialog](const QString &filter) { dialog->setDefaultSuffix(exchange::suffixOf(formatOf({}, filter))); });
    dialog->setDirectory(QDir(m_folder).exists() ? m_folder : QDir::homePath());
    const chat::Conversation &conversation = shown->conversation();
    dialog->selectFile(
        exchange::fileNameOf(exchange::isHidden(conversation) ? tr("Blind comparison") : conversation.head().title));
    nameFileLists(*dialog);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, dialog](const QString &file) { onFileChosen(*dialog, file); });
    dialog->open();
}

void ExportDesk::onFileChosen(const QFileDialog &dialog, const QString &file)
{
    m_format = formatOf(file, dialog.selectedNameFilter());
    const QString name = exchange::withSuffix(file, m_format);
    // The dialog asked about the name as it was typed, and about no other.
    exportTo(name == file ? file : freeFileName(name), m_format);
}

void ExportDesk::exportTo(const QString &file, Format format)
{
    m_folder = QFileInfo(file).path();
    if (const session::ChatSession *asked = m_parts.library.find(m_asked))
        write(asked->conversation().data(), file, format);
    else
        tell(file, {.kind = ExportProblem::Kind::Other, .detail = u"the conversation is no longer open"_s});
}

exchange::ExportOptions ExportDesk::options(const chat::Conversation &conversation) const
{
    exchange::ExportOptions options{.now = m_parts.clock.now(), .zone = QTimeZone::systemTimeZone()};
    options.words = reportWords();
    options.selfNames
        = conversation.head().comparison.masksNames ? exchange::SelfNames::Mask : exchange::SelfNames::Keep;
    for (const chat::Profile &profile : m_parts.profiles.profiles())
        options.gateways.insert(profile.id, words::gatewayName(profile));
    for (const chat::Lane &lane : conversation.allLanes()) {
        options.differences.insert(lane.id, laneDifferences(conversation.lanes().front().target, lane.target));
    }
    options.costOf = costsOf(conversation);
    options.requestOf = &session::requestBody;
    options.formulasOf = &formulasOf;
    return options;
}

//! By the prices of now; it is called on the thread that exports.
std::function<std::optional<chat::Cost>(const chat::Message &)>
ExportDesk::costsOf(const chat::Conversation &conversation) const
{
    QHash<base::LaneId, chat::PriceList> prices;
    for (const chat::Lane &lane : conversation.allLanes()) {
        if (const std::optional<chat::Profile> profile = m_parts.profiles.find(lane.target.profile))
            prices.insert(lane.id, profile->prices);
    }
    return [prices](const chat::Message &answer) {
        const auto found = prices.constFind(answer.lane);
        return found == prices.cend() ? std::nullopt : found->costOf(answer.model, answer.usage);
    };
}

//! The copy shares its texts with what goes on being written on the screen; all else happens there.
void ExportDesk::write(chat::ConversationData data, const QString &file, Format format)
{
    const exchange::ExportOptions known = options(m_parts.library.find(m_asked)->conversation());
    // The pool ends before this does, and what was begun is written first.
    m_pool.start(base::HandedCall([this, data = std::move(data), file, format, known] {
        const chat::Conversation copy(data);
        const ExportProblem problem = saveExport(file, exchange::exported(copy, format, known));
        base::post(this, [this, file, problem] { tell(file, problem); });
    }));
}

void ExportDesk::tell(const QString &file, const ExportProblem &problem)
{
    Notice notice{.id = exportNotice,
                  .text = exportSentence(problem.kind, QDir::toNativeSeparators(file)),
                  .details = problem.detail};
    if (problem.kind == ExportProblem::Kind::None) {
        m_written = file;
        notice.action = u"open"_s;
        notice.actionLabel = tr("Open");
        notice.otherAction = u"folder"_s;
        notice.otherLabel = tr("Open folder");
    } else {
        notice.level = NoticeLevel::Bad;
        notice.action = u"again"_s;
        notice.actionLabel = tr("Choose another place…");
    }
    m_parts.view.notices().showNotice(notice);
}

void ExportDesk::onAction(const QString &notice, const QString &action)
{
    if (notice != exportNotice)
        return;
    if (action == "again"_L1)
        return exportStored(m_asked);
    m_parts.view.notices().removeNotice(exportNotice);
    const QString opened = action == "folder"_L1 ? QFileInfo(m_written).path() : m_written;
    QDesktopServices::openUrl(QUrl::fromLocalFile(opened));
}

} // namespace tokenhub::app
