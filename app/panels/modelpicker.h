// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/modelcatalog.h"

#include <QPushButton>

namespace tokenhub::app {

class ModelPopup;

//! \brief A button with the model's name that opens the list to choose another. Any name can be typed, with a list or
//! without. It tells what is wanted and changes only through setCurrentModel(). GUI thread.
class ModelPicker : public QPushButton
{
    Q_OBJECT

public:
    explicit ModelPicker(QWidget *parent = nullptr);

    void setCatalog(const chat::ModelCatalog &catalog);
    //! One line about the list: why there is none, how old it is; empty when there is nothing to say.
    void setStatus(const QString &status);
    void setCurrentModel(const QString &model); //!< free text; empty = none chosen yet
    [[nodiscard]] QString currentModel() const { return m_model; }
    void setRecentModels(const QStringList &models);
    void setFavouriteModels(const QStringList &models);
    void openList();
    void openListAt(const QWidget &anchor); //!< another one than the button

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void modelChosen(const QString &model); //!< by a person; never empty
    void favouriteToggled(const QString &model);
    void refreshRequested();

protected:
    void initStyleOption(QStyleOptionButton *option) const override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    [[nodiscard]] QString shownText() const;
    [[nodiscard]] int widthFor(int textWidth) const;

    QString m_model;
    ModelPopup *m_popup;
};

} // namespace tokenhub::app
