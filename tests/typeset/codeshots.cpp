// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures of all samples, light and dark, to be looked at: code-shots FOLDER. With --times: what colouring costs.
#include "codesamples.h"
#include "theme/theme.h"
#include "typeset/codepalette.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QFontDatabase>
#include <QPainter>
#include <QTextLayout>
#include <QTextStream>
#include <functional>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;
using namespace tokenhub::typeset;

namespace {

constexpr int columnWidth = 620;
constexpr int lineHeight = 17;

struct Block {
    const CodeLanguage *language = nullptr;
    QStringList lines;
    std::vector<CodeSpans> colours;
    [[nodiscard]] int height() const { return lineHeight * int(lines.size() + 2) + 12; }
};

QList<QTextLayout::FormatRange> formats(const CodeSpans &spans, CodeGround ground)
{
    QList<QTextLayout::FormatRange> ranges;
    for (const CodeSpan &span : spans) {
        const CodeInk ink = codeInk(span.codeClass, ground);
        QTextCharFormat format;
        if (ink.colour.isValid())
            format.setForeground(ink.colour);
        format.setFontItalic(ink.isItalic);
        ranges.append({span.start, span.length, format});
    }
    return ranges;
}

void paint(QPainter &painter, const Block &block, QPoint at, const app::Theme &theme)
{
    const auto ground = theme.isDark() ? CodeGround::Dark : CodeGround::Light;
    painter.fillRect(QRect(at, QSize(columnWidth - 8, block.height() - 8)), theme.surface);
    painter.setPen(theme.quietInk);
    painter.drawText(at + QPoint(8, lineHeight - 3), QString(block.language->name));
    painter.setPen(theme.ink);
    for (qsizetype i = 0; i < block.lines.size(); ++i) {
        QTextLayout layout(block.lines[i], painter.font());
        layout.setFormats(formats(block.colours.at(std::size_t(i)), ground));
        layout.beginLayout();
        layout.createLine().setLineWidth(4000);
        layout.endLayout();
        layout.draw(&painter, at + QPointF(8, lineHeight * (double(i) + 1.2)));
    }
}

void sheet(const std::vector<Block> &blocks, app::Scheme scheme, const QString &file)
{
    const app::Theme theme = app::themeFor(scheme);
    QImage image(columnWidth * 3, 1500, QImage::Format_RGB32);
    image.fill(theme.paper);
    QPainter painter(&image);
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setPixelSize(13);
    painter.setFont(font);
    QPoint at(4, 4);
    for (const Block &block : blocks) {
        if (at.y() + block.height() > image.height())
            at = QPoint(at.x() + columnWidth, 4);
        paint(painter, block, at, theme);
        at.ry() += block.height();
    }
    painter.end();
    image.save(file);
}

void writeSheets(CodeBackEnd &backEnd, const QDir &folder)
{
    std::vector<Block> blocks;
    int number = 0;
    int column = 0;
    int height = 4;
    const auto flush = [&] {
        const QString name = u"code-"_s + QString::number(++number);
        sheet(blocks, app::Scheme::Light, folder.filePath(name + u"-light.png"_s));
        sheet(blocks, app::Scheme::Dark, folder.filePath(name + u"-dark.png"_s));
        blocks.clear();
        column = 0;
        height = 4;
    };
    for (const CodeLanguage &language : codeLanguages()) {
        const QString text = codesamples::sample(language);
        Block block{&language, text.split(u'\n'), codesamples::coloured(backEnd, language, text)};
        block.colours.resize(std::size_t(block.lines.size()));
        if (height + block.height() > 1500) {
            height = 4;
            if (++column == 3)
                flush();
        }
        height += block.height();
        blocks.push_back(std::move(block));
    }
    flush();
}

double residentMegabytes()
{
    QFile file(u"/proc/self/statm"_s);
    return file.open(QIODevice::ReadOnly) ? file.readAll().split(' ').value(1).toDouble() * 4096 / 1e6 : 0;
}

//! Milliseconds of the processor.
double timed(const std::function<void()> &work)
{
    const auto begin = CodeDeadline::now();
    work();
    return double((CodeDeadline::now() - begin).count()) / 1e6;
}

void printTimes(QTextStream &out)
{
    const double before = residentMegabytes();
    std::unique_ptr<CodeBackEnd> backEnd;
    out << "load the module: " << timed([&] { backEnd = loadCodeBackEnd(codesamples::files()); }) << " ms, +"
        << residentMegabytes() - before << " MB\n";
    for (const char *id : {"python", "cpp", "javascript", "rust", "sql", "json", "bash", "typescript", "go", "yaml"}) {
        const CodeLanguage &language = codeLanguage(QString::fromLatin1(id));
        QString large;
        while (large.size() < 50'000)
            large += codesamples::sample(language);
        out << id << ": definition " << timed([&] { (void)backEnd->prepare(language); });
        for (const int size : {2'000, 50'000}) {
            out << " ms, " << size << " units "
                << timed([&] { (void)codesamples::coloured(*backEnd, language, large.left(size)); });
        }
        out << " ms\n";
    }
    for (const CodeLanguage &language : codeLanguages())
        (void)backEnd->prepare(language);
    out << "all definitions: +" << residentMegabytes() - before << " MB\n";
}

} // namespace

int main(int argc, char **argv)
{
    const QApplication application(argc, argv);
    QTextStream out(stdout);
    const QString argument = application.arguments().value(1);
    if (argument == u"--times"_s) {
        printTimes(out);
        return 0;
    }
    const auto backEnd = loadCodeBackEnd(codesamples::files());
    if (argument.isEmpty() || !backEnd) {
        out << "usage: code-shots FOLDER | --times\n";
        return 2;
    }
    QDir().mkpath(argument);
    if (application.arguments().contains(u"--dump"_s)) {
        for (const CodeLanguage &language : codeLanguages()) {
            const QString text = codesamples::sample(language);
            out << "=== " << QString(language.id) << (backEnd->prepare(language) ? "" : " BROKEN") << '\n'
                << codesamples::dumped(text, codesamples::coloured(*backEnd, language, text));
        }
        return 0;
    }
    writeSheets(*backEnd, QDir(argument));
    return 0;
}
