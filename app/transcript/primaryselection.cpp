// SPDX-License-Identifier: GPL-3.0-or-later
#include "transcript/primaryselection.h"

#include <QClipboard>
#include <QGuiApplication>

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::app {
namespace {

class SelectedText : public QMimeData
{
public:
    explicit SelectedText(std::function<QString()> text) : m_text(std::move(text)) { }

    [[nodiscard]] QStringList formats() const override { return {u"text/plain"_s}; }
    [[nodiscard]] bool hasFormat(const QString &format) const override { return format == "text/plain"_L1; }

protected:
    [[nodiscard]] QVariant retrieveData(const QString &format, QMetaType type) const override
    {
        return format == "text/plain"_L1 ? QVariant(m_text()) : QMimeData::retrieveData(format, type);
    }

private:
    std::function<QString()> m_text;
};

QClipboard *clipboard()
{
    QClipboard *found = qGuiApp ? QGuiApplication::clipboard() : nullptr;
    return found && found->supportsSelection() ? found : nullptr;
}

} // namespace

void PrimarySelection::offer()
{
    if (!clipboard() || (m_offered && clipboard()->mimeData(QClipboard::Selection) == m_offered))
        return;
    m_offered = new SelectedText(m_text);
    clipboard()->setMimeData(m_offered, QClipboard::Selection);
}

void PrimarySelection::withdraw()
{
    if (m_offered && clipboard() && clipboard()->mimeData(QClipboard::Selection) == m_offered)
        clipboard()->clear(QClipboard::Selection);
}

} // namespace tokenhub::app
