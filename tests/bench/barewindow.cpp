// SPDX-License-Identifier: GPL-3.0-or-later
// The floor: the least that a Qt Widgets program with a place to type can be. Measured beside ours in the same run.
#include <QApplication>
#include <QPlainTextEdit>
#include <QVBoxLayout>

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    QWidget window;
    window.resize(1280, 800);
    auto *edit = new QPlainTextEdit(&window);
    edit->setPlaceholderText(QStringLiteral("Type here"));
    auto *column = new QVBoxLayout(&window);
    column->addWidget(edit);
    window.show();
    edit->setFocus();
    return QApplication::exec();
}
