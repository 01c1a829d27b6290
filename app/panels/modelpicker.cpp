// SPDX-License-Identifier: GPL-3.0-or-later
#include "panels/modelpicker.h"

#include "panels/modelpopup.h"
#include "theme/stylegeometry.h"
#include "theme/theme.h"

#include <QKeyEvent>
#include <QStyleOptionButton>
#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::app {
namespace {
constexpr int widestText = 260;
constexpr int narrowestText = 60;
} // namespace

ModelPicker::ModelPicker(QWidget *parent) : QPushButton(parent), m_popup(new ModelPopup(this))
{
    setObjectName(u"modelPicker"_s);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setAutoDefault(false);
    setCurrentModel({});
    connect(this, &QPushButton::clicked, this, &ModelPicker::openList);
    connect(m_popup, &ModelPopup::modelChosen, this, &ModelPicker::modelChosen);
    connect(m_popup, &ModelPopup::favouriteToggled, this, &ModelPicker::favouriteToggled);
    connect(m_popup, &ModelPopup::refreshRequested, this, &ModelPicker::refreshRequested);
}

void ModelPicker::setCatalog(const chat::ModelCatalog &catalog)
{
    m_popup->setCatalog(catalog);
}

void ModelPicker::setStatus(const QString &status)
{
    m_popup->setStatus(status);
}

void ModelPicker::setCurrentModel(const QString &model)
{
    m_model = model;
    m_popup->setChosen(model);
    setAccessibleName(model.isEmpty() ? tr("Choose a model") : tr("Model: %1").arg(model));
    setToolTip(model.isEmpty() ? tr("Choose a model") : tr("Model: %1").arg(model).toHtmlEscaped());
    updateGeometry();
    update();
}

void ModelPicker::setRecentModels(const QStringList &models)
{
    m_popup->setRecent(models);
}

void ModelPicker::setFavouriteModels(const QStringList &models)
{
    m_popup->setFavourites(models);
}

void ModelPicker::openList()
{
    openListAt(*this);
}

void ModelPicker::openListAt(const QWidget &anchor)
{
    m_popup->openAt(&anchor);
}

QString ModelPicker::shownText() const
{
    return m_model.isEmpty() ? tr("Choose a model") : m_model;
}

int ModelPicker::widthFor(int textWidth) const
{
    return textWidth + space::medium + style::arrowSpace;
}

QSize ModelPicker::sizeHint() const
{
    const int words = std::min(fontMetrics().horizontalAdvance(shownText()) + 1, widestText);
    return {widthFor(words), QPushButton::sizeHint().height()};
}

QSize ModelPicker::minimumSizeHint() const
{
    return {std::min(widthFor(narrowestText), sizeHint().width()), sizeHint().height()};
}

void ModelPicker::initStyleOption(QStyleOptionButton *option) const
{
    QPushButton::initStyleOption(option);
    option->features |= QStyleOptionButton::HasMenu; // the chevron
    const int room = width() - widthFor(0) + 2;
    // A model's name may hold an ampersand, which is no mnemonic.
    option->text = fontMetrics().elidedText(shownText(), Qt::ElideMiddle, room).replace(u'&', u"&&"_s);
}

void ModelPicker::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Down || event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        openList();
    else
        QPushButton::keyPressEvent(event);
}

} // namespace tokenhub::app
