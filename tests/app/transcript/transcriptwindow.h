// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "samples.h"
#include "transcript/transcriptview.h"

#include <QApplication>
#include <QPaintEvent>
#include <QTest>
#include <QWheelEvent>

namespace samples {

//! Adds up what the viewport was asked to paint.
class PaintCounter : public QObject
{
public:
    explicit PaintCounter(QWidget *viewport) : QObject(viewport) { viewport->installEventFilter(this); }
    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::Paint) {
            ++paints;
            const QRegion &region = static_cast<QPaintEvent *>(event)->region();
            rows += region.boundingRect().height();
            for (const QRect &part : region)
                area += part.width() * part.height();
        }
        return false;
    }
    int paints = 0;
    int rows = 0; //!< of pixels
    int area = 0; //!< in pixels
};

struct Window {
    explicit Window(Talk &&of, QSize size = {764, 600}) : talk(std::move(of))
    {
        view.setPalette(tokenhub::app::paletteOf(tokenhub::app::lightTheme()));
        QFont font = QApplication::font();
        font.setPixelSize(15);
        view.setFont(font);
        view.resize(size);
        view.setModel(talk.model.get());
        view.show();
        view.activateWindow();
        static_cast<void>(QTest::qWaitForWindowActive(&view));
        QCoreApplication::processEvents();
    }

    void append(tokenhub::base::MessageId id, const QByteArray &text)
    {
        talk.conversation->applyDeltas(id, {tokenhub::chat::TextDelta{text}});
    }
    //! Runs what is due: the settling of changes and the painting after it.
    void settle()
    {
        const int row = talk.model->rowCount() - 1;
        QTRY_VERIFY(view.rows().count() == talk.model->rowCount());
        QTRY_VERIFY(row < 0 || view.rows().isCurrent(row) || !view.isPinnedToEnd());
        QCoreApplication::processEvents();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QCoreApplication::processEvents();
    }
    [[nodiscard]] QPoint at(int row, const tokenhub::app::Spot &spot) const
    {
        return spot.rect.center() + QPoint(0, view.scroll().top(row));
    }
    [[nodiscard]] std::optional<tokenhub::app::Spot> spot(int row, tokenhub::app::SpotKind kind) const
    {
        for (const tokenhub::app::Spot &spot : view.rows().geometry(row).spots) {
            if (spot.kind == kind)
                return spot;
        }
        return {};
    }
    void click(int row, tokenhub::app::SpotKind kind)
    {
        const auto found = spot(row, kind);
        QVERIFY(found);
        QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, at(row, *found));
    }
    void wheel(int eighths, Qt::KeyboardModifiers modifiers = {}, QPoint point = {300, 300})
    {
        QWheelEvent event(point, view.viewport()->mapToGlobal(point), {}, {0, eighths}, Qt::NoButton, modifiers,
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(view.viewport(), &event);
    }

    Talk talk;
    tokenhub::app::TranscriptView view;
};

} // namespace samples
