// SPDX-License-Identifier: GPL-3.0-or-later
#include "panels/toolchoicebox.h"

#include <QSignalBlocker>
#include <QWheelEvent>
#include <algorithm>
#include <iterator>

namespace tokenhub::app {
namespace {

using Mode = chat::ToolChoice::Mode;

constexpr Mode plainModes[] = {Mode::Auto, Mode::None, Mode::Required};
constexpr int firstFunction = 4; // after "not set" and the plain modes

} // namespace

ToolChoiceBox::ToolChoiceBox(QWidget *parent) : QComboBox(parent)
{
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(8);
    setFocusPolicy(Qt::StrongFocus);
    rebuild(std::nullopt);
    connect(this, &QComboBox::activated, this, [this] { emit choiceEdited(choice()); });
}

void ToolChoiceBox::setFunctions(const QStringList &names)
{
    if (m_functions == names)
        return;
    const std::optional<chat::ToolChoice> chosen = choice();
    m_functions = names;
    rebuild(chosen);
}

void ToolChoiceBox::setChoice(const std::optional<chat::ToolChoice> &choice)
{
    if (this->choice() != choice)
        rebuild(choice);
}

void ToolChoiceBox::rebuild(const std::optional<chat::ToolChoice> &chosen)
{
    const QSignalBlocker silent(this);
    clear();
    addItem(tr("not set"));
    addItem(tr("auto: the model decides"));
    addItem(tr("none: no calls"));
    addItem(tr("required: at least one call"));
    addItems(m_functions);
    if (!chosen)
        return setCurrentIndex(0);
    if (chosen->mode != Mode::Function)
        return setCurrentIndex(int(std::find(std::begin(plainModes), std::end(plainModes), chosen->mode) - plainModes)
                               + 1);
    const qsizetype known = m_functions.indexOf(chosen->function);
    if (known < 0)
        addItem(chosen->function);
    setCurrentIndex(known < 0 ? count() - 1 : firstFunction + int(known));
}

std::optional<chat::ToolChoice> ToolChoiceBox::choice() const
{
    const int index = currentIndex();
    if (index <= 0)
        return std::nullopt;
    if (index < firstFunction)
        return chat::ToolChoice{plainModes[index - 1], {}};
    return chat::ToolChoice{Mode::Function, itemText(index)};
}

void ToolChoiceBox::wheelEvent(QWheelEvent *event)
{
    event->ignore(); // it would change while the panel is scrolled
}

} // namespace tokenhub::app
