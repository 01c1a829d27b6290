// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/choices.h"
#include "settings/settingsrow.h"

#include <QStringList>
#include <functional>

class QLabel;
class QVBoxLayout;

namespace tokenhub::settings {
class Settings;
}

namespace tokenhub::app {

struct ChoiceBinding {
    settings::Key key;
    QStringList values; //!< words, in the order of the setting's values
    std::function<int()> value;
    std::function<void(int)> choose;
};

struct FlagBinding {
    settings::Key key;
    std::function<bool()> value;
    std::function<void(bool)> choose;
};

struct NumberBinding {
    settings::Key key;
    int lowest = 0;
    int highest = 0;
    int step = 1;
    QString suffix;
    QString lowestWords; //!< instead of the lowest number; may be empty
    std::function<int()> value;
    std::function<void(int)> choose;
};

//! \brief A column of settings. What a control says is set at once; what is set elsewhere is shown at once. GUI thread;
//! the settings outlive it. A page sets, it never carries out: whoever a setting is for listens to the settings.
class SettingsPage : public QWidget
{
    Q_OBJECT

public:
    explicit SettingsPage(settings::Settings &settings, QWidget *parent = nullptr);

protected:
    void addTitle(const QString &title);
    QLabel *addText(const QString &text);
    SettingsRow *addRow(const QString &name, const RowWords &words, QWidget *control);
    void insertBelow(QWidget *row, QWidget *widget); //!< also where it stands already somewhere else
    void bringIntoSight(QWidget *widget) const; //!< where the page is scrolled
    void addEnd(); //!< after the last row

    SettingsRow *addChoice(const QString &name, const RowWords &words, const ChoiceBinding &binding);
    SettingsRow *addFlag(const QString &name, const RowWords &words, const FlagBinding &binding);
    SettingsRow *addNumber(const QString &name, const RowWords &words, const NumberBinding &binding);
    //! \a show is called now and whenever \a key changes.
    void follow(SettingsRow *row, settings::Key key, std::function<void()> show);

    settings::Settings &m_settings;

private:
    QVBoxLayout *m_column;
};

} // namespace tokenhub::app
