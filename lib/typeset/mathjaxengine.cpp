// SPDX-License-Identifier: GPL-3.0-or-later
#include "typeset/mathjaxengine.h"

#include <QFontDatabase>
#include <QFontMetricsF>
#include <QPainter>
#include <QSvgRenderer>
#include <cmath>
#include <memory>

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::typeset {

namespace {

constexpr int SvgCacheBytes = 2 * 1024 * 1024;
constexpr qreal MostPixels = 4'000'000; // of one picture: 16 MB
constexpr qreal UnitsPerEm = 1000;
constexpr qreal MathJaxXHeight = 442; // units
constexpr int MeasuredPixels = 200; // large enough that hinting does not show

MathAnswer failed(MathFailure failure, const QString &detail)
{
    return {.failure = failure, .detail = detail};
}

// Nearest to MathJax's letters first. What a system does not have, Qt would replace by just anything.
QString textFamily()
{
    const QStringList known = QFontDatabase::families();
    for (const QString &family :
         {u"Latin Modern Roman"_s, u"CMU Serif"_s, u"STIX Two Text"_s, u"TeX Gyre Termes"_s, u"Nimbus Roman"_s,
          u"Liberation Serif"_s, u"Times New Roman"_s, u"Noto Serif"_s, u"DejaVu Serif"_s}) {
        if (known.contains(family))
            return family;
    }
    return u"serif"_s;
}

QFont textFont(const QString &family)
{
    QFont font(family);
    font.setStyleHint(QFont::Serif);
    font.setPixelSize(MeasuredPixels);
    font.setWeight(QFont::Normal);
    return font;
}

} // namespace

TextMeasure::TextMeasure() : m_family(textFamily())
{
    const qreal xHeight = QFontMetricsF(textFont(m_family)).xHeight() / MeasuredPixels;
    if (xHeight > 0)
        m_size = qBound(800, qRound(MathJaxXHeight / xHeight), 1050);
}

double TextMeasure::width(const QString &text, bool isBold, bool isItalic) const
{
    QFont font = textFont(m_family);
    font.setBold(isBold);
    font.setItalic(isItalic);
    return QFontMetricsF(font).horizontalAdvance(text) / MeasuredPixels * m_size / UnitsPerEm;
}

MathJaxEngine::MathJaxEngine() : m_svgs(SvgCacheBytes)
{
    const QJSValue module = m_engine.importModule(u":/tokenhub/mathjax/mathjax.mjs"_s);
    if (module.isError())
        return;
    QJSEngine::setObjectOwnership(&m_measure, QJSEngine::CppOwnership);
    const QJSValue measure = m_engine.newQObject(&m_measure);
    (void)module.property(u"setTextFont"_s).call({m_measure.family(), m_measure.size(), measure.property(u"width"_s)});
    m_texToSvg = module.property(u"texToSvg"_s);
}

MathJaxEngine::~MathJaxEngine() = default;

void MathJaxEngine::interrupt()
{
    m_engine.setInterrupted(true);
}

QByteArray MathJaxEngine::svgOf(const MathRequest &request, QString &problem)
{
    const bool isDisplay = request.style == MathStyle::Display;
    const QString key = (isDisplay ? u'd' : u'i') + request.tex;
    if (const QByteArray *known = m_svgs.object(key))
        return *known;
    const QJSValue result = m_texToSvg.call({request.tex, isDisplay});
    // What MathJax throws for bad TeX is no Error of JavaScript's: it comes as a value without a string.
    if (!result.isString()) {
        problem = result.property(u"message"_s).toString();
        return {};
    }
    const QByteArray svg = result.toString().toUtf8();
    // Nothing that could be loaded or opened comes out of a formula; this makes it so.
    if (svg.contains("href") || svg.contains("<image")) {
        problem = u"link"_s;
        return {};
    }
    m_svgs.insert(key, new QByteArray(svg), int(svg.size()));
    return svg;
}

MathAnswer MathJaxEngine::draw(const MathRequest &request)
{
    QString problem;
    QByteArray svg = svgOf(request, problem);
    if (svg.isEmpty())
        return failed(MathFailure::BadTex, problem);
    svg.replace("currentColor", QColor::fromRgb(request.ink).name().toLatin1());
    QSvgRenderer renderer(svg);
    const QRectF box = renderer.viewBoxF(); // y grows downwards from the base line
    if (!renderer.isValid() || box.width() < 0 || box.height() < 0)
        return failed(MathFailure::BadTex, u"no picture"_s);

    const qreal unit = request.emPixels / UnitsPerEm;
    MathAnswer answer{.size = box.size() * unit, .depth = box.bottom() * unit};
    // Slanted letters reach beyond their advance. The base line falls between two rows of pixels.
    const qreal toPixels = unit * request.devicePixelRatio;
    const qreal margin = std::ceil(0.25 * UnitsPerEm * toPixels);
    const qreal above = std::ceil(-box.top() * toPixels) + margin;
    const QSizeF pixels(std::ceil(box.width() * toPixels) + 2 * margin,
                        above + std::ceil(box.bottom() * toPixels) + margin);
    if (pixels.width() * pixels.height() > MostPixels)
        return failed(MathFailure::TooLarge, {});
    answer.image = QImage(pixels.toSize(), QImage::Format_ARGB32_Premultiplied);
    answer.image.fill(Qt::transparent);
    QPainter painter(&answer.image);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    painter.setOpacity(qAlpha(request.ink) / 255.0);
    renderer.render(&painter,
                    QRectF(margin, above + box.top() * toPixels, box.width() * toPixels, box.height() * toPixels));
    painter.end();
    answer.image.setDevicePixelRatio(request.devicePixelRatio);
    answer.origin = QPointF(-margin, -above) / request.devicePixelRatio;
    return answer;
}

} // namespace tokenhub::typeset

extern "C" {

Q_DECL_EXPORT int tokenhubMathPluginVersion()
{
    return tokenhub::typeset::MathPluginVersion;
}

Q_DECL_EXPORT tokenhub::typeset::MathEngine *tokenhubMakeMathEngine()
{
    auto engine = std::make_unique<tokenhub::typeset::MathJaxEngine>();
    return engine->isReady() ? engine.release() : nullptr;
}
}
