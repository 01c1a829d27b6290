// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transcript/leafid.h"

#include <QHash>
#include <QRect>
#include <QRectF>
#include <QString>
#include <QStringList>
#include <limits>
#include <set>
#include <vector>

class QTextDocument;

namespace tokenhub::app {

//! Elements of a message that are no part of it: they come after all parts.
inline constexpr int errorElement = 1 << 20;
inline constexpr int detailsElement = errorElement + 1;

inline constexpr int scrollBarRoom = 12; //!< below text that scrolls sideways

enum class BoxInk { Ink, Quiet, Good, Warn, Bad };
enum class GroundKind { Bubble, CodeFrame, CodeFrameInBubble, Rule, ErrorBox, Card };
enum class LabelShape { Line, Wrapped };

//! A document in its place. Wider content than rect is seen through a window that scrolls sideways.
struct TextBox {
    LeafId leaf;
    QTextDocument *document = nullptr;
    QRect rect;
    int contentWidth = 0;
    LeafId scrollGroup; //!< pieces of one code block scroll together
    std::vector<QRectF> quoteBars; //!< from the document's origin
    int changedTop = unchanged; //!< from here down its pixels differ from the layout before
    BoxInk ink = BoxInk::Ink;
    static constexpr int unchanged = std::numeric_limits<int>::max();

    [[nodiscard]] int scrollRange() const { return contentWidth > rect.width() ? contentWidth - rect.width() : 0; }
};

struct LabelBox {
    QString text;
    QRect rect;
    BoxInk ink = BoxInk::Quiet;
    LabelShape shape = LabelShape::Line;
    Qt::Alignment alignment = Qt::AlignLeft;

    friend bool operator==(const LabelBox &, const LabelBox &) = default;
};

struct GroundBox {
    GroundKind kind = GroundKind::Bubble;
    QRect rect;

    friend bool operator==(const GroundBox &, const GroundBox &) = default;
};

enum class SpotKind {
    Copy,
    Edit,
    Regenerate,
    PreviousVersion,
    NextVersion,
    More,
    CopyCode,
    WrapCode,
    SaveCode,
    Fold,
    GiveResult,
    Remedy,
    Link
};
enum class SpotLook { Words, Icon, FoldLine, Button };
enum class SpotState { Open, Closed };

//! Something that can be pressed, by mouse and by key.
struct Spot {
    SpotKind kind = SpotKind::Copy;
    SpotLook look = SpotLook::Words;
    QString label; //!< shown; of an icon: what a screen reader and the tooltip say
    QString id; //!< of a remedy; of a link, see linkspots.h
    QString icon;
    QRect rect;
    LeafId leaf; //!< what is folded, copied or given a result
    bool enabled = true;
    bool onDemand = false; //!< seen only under the mouse or the focus: its room is kept
    SpotState state = SpotState::Closed;

    [[nodiscard]] bool isSame(const Spot &other) const
    {
        return kind == other.kind && id == other.id && leaf == other.leaf;
    }
    friend bool operator==(const Spot &, const Spot &) = default;
};

using Folds = QHash<int, SpotState>; //!< by element, where the reader decided
using Wraps = std::set<LeafId>; //!< code blocks whose lines wrap, by their first piece

//! Where a layout stood when it began a segment: what comes before can stay when the message only grew behind it.
struct LayoutCheckpoint {
    LeafId leaf;
    int flowTop = 0; //!< where its part begins
    int y = 0;
    std::size_t grounds = 0;
    std::size_t texts = 0;
    std::size_t labels = 0;
    std::size_t spots = 0;
};

//! All that the layout before a checkpoint depends on.
struct LayoutKey {
    QString author;
    Folds folds;
    Wraps wraps;
    QStringList answeredCalls;
    std::size_t parts = 0;
    bool isRunning = false;
    int refreshes = 0; //!< of formulas
    int width = -1;
    int generation = -1;
    Qt::LayoutDirection direction = Qt::LeftToRight;

    friend bool operator==(const LayoutKey &, const LayoutKey &) = default;
};

//! \brief Where everything of one message lies, in pixels from the message's top left; the whole width of the view.
struct MessageGeometry {
    std::vector<GroundBox> grounds;
    std::vector<TextBox> texts; //!< in reading order
    std::vector<LabelBox> labels;
    std::vector<Spot> spots; //!< in the order of Tab
    QRect caret; //!< null unless the message grows
    int height = 0;
    LayoutKey key;
    std::vector<LayoutCheckpoint> checkpoints; //!< the last few
};

//! What lies behind \a checkpoint, and the height.
[[nodiscard]] MessageGeometry tailOf(const MessageGeometry &geometry, const LayoutCheckpoint &checkpoint);
//! Takes away what lies behind \a checkpoint.
void cut(MessageGeometry &geometry, const LayoutCheckpoint &checkpoint);
//! The y from which \a after looks other than \a before; the larger height where nothing differs.
[[nodiscard]] int firstDifference(const MessageGeometry &before, const MessageGeometry &after);
//! For views that read from right to left: mirrors what lies behind \a checkpoint.
void mirror(MessageGeometry &geometry, int width, const LayoutCheckpoint &checkpoint);

} // namespace tokenhub::app
