// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer/hintlabel.h"

#include "theme/theme.h"

#include <QApplication>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub::app;

namespace {

bool hasPixelLike(const QImage &image, const QColor &wanted)
{
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (contrast(image.pixelColor(x, y), wanted) < 1.2)
                return true;
        }
    }
    return false;
}

} // namespace

class TestHintLabel : public QObject
{
    Q_OBJECT

private slots:
    void init() { QApplication::setPalette(paletteOf(lightTheme())); }
    void asksForNoWidth();
    void staysInsideItsWidth();
    void showsItsTone();
    void showsMarkupAsText();
};

void TestHintLabel::asksForNoWidth()
{
    HintLabel label;
    label.setText(QString(5000, u'x'));
    QCOMPARE(label.minimumSizeHint().width(), 0);
    QCOMPARE(label.accessibleName().size(), 5000);
}

void TestHintLabel::staysInsideItsWidth()
{
    HintLabel label;
    label.setText(u"words that do not fit into sixty pixels"_s);
    label.resize(60, 20);
    const QImage image = label.grab().toImage();
    QVERIFY(hasPixelLike(image, lightTheme().quietInk));
    QVERIFY(!hasPixelLike(image.copy(58, 0, 2, 20), lightTheme().quietInk));
}

void TestHintLabel::showsItsTone()
{
    HintLabel label;
    label.resize(200, 20);
    label.setText(u"Not pasted"_s, HintTone::Warning);
    QVERIFY(hasPixelLike(label.grab().toImage(), lightTheme().warn));
    QCOMPARE(label.tone(), HintTone::Warning);
}

void TestHintLabel::showsMarkupAsText()
{
    HintLabel plain;
    HintLabel markup;
    plain.setText(u"x"_s);
    markup.setText(u"<b>x</b>"_s);
    QVERIFY(markup.sizeHint().width() > 3 * plain.sizeHint().width());
}

QTEST_MAIN(TestHintLabel)
#include "tst_hintlabel.moc"
