// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QPointF>
#include <QSizeF>
#include <QString>

namespace tokenhub::typeset {

enum class MathStyle { Inline, Display };

//! What is to be drawn, and how.
struct MathRequest {
    QString tex; //!< without delimiters
    MathStyle style = MathStyle::Inline;
    qreal emPixels = 16; //!< one em of the formula in layout pixels; see emFor() in mathtypesetter.h
    QRgb ink = 0xff000000;
    qreal devicePixelRatio = 1;

    friend bool operator==(const MathRequest &, const MathRequest &) = default;
};
[[nodiscard]] inline size_t qHash(const MathRequest &request, size_t seed = 0)
{
    return qHashMulti(seed, request.tex, int(request.style), request.emPixels, request.ink, request.devicePixelRatio);
}

enum class MathFailure {
    None,
    Unavailable, //!< this build, or this installation, has no typesetter
    BadTex, //!< detail says what is wrong, in MathJax's words
    TooLong, //!< longer than MathTuning::longestTex
    TooSlow, //!< not done within the limit
    TooLarge //!< more pixels than are drawn
};

//! \brief A formula as a picture, or why there is none. Lengths in layout pixels.
struct MathAnswer {
    MathFailure failure = MathFailure::None;
    QString detail; //!< for developers; plain text
    QImage image; //!< with the device pixel ratio asked for; transparent, somewhat larger than the formula
    QPointF origin; //!< of the image's top left corner, seen from the left end of the base line
    QSizeF size; //!< what the formula takes in the line: advance, and height with depth
    qreal depth = 0; //!< below the base line

    [[nodiscard]] bool ok() const { return failure == MathFailure::None; }
    [[nodiscard]] qreal ascent() const { return size.height() - depth; }
};

//! \brief Turns TeX into pictures. Made, used and destroyed by one thread, that of the typesetter; its only maker is a
//! plugin, so that the program loads neither script engine nor SVG before the first formula.
class MathEngine
{
public:
    virtual ~MathEngine() = default;
    //! Blocks for a few milliseconds, or until interrupt(). Never Unavailable, TooLong or TooSlow.
    [[nodiscard]] virtual MathAnswer draw(const MathRequest &request) = 0;
    //! From any thread: ends a draw() that runs. The engine is of no use after it.
    virtual void interrupt() = 0;
};

//! The plugin's two functions, by name: its version, and a new engine (null where it cannot start).
inline constexpr int MathPluginVersion = 1;
using MathPluginVersionFunction = int (*)();
using MakeMathEngineFunction = MathEngine *(*)();

} // namespace tokenhub::typeset
