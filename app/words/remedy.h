// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QString>

namespace tokenhub::words {

//! What a person can do about a failure. The window makes a button of it, the console a sentence.
enum class Remedy {
    TryAgain,
    TryNow, //!< instead of waiting for the retry
    Continue, //!< ask the model to go on where it broke off
    EnterKey,
    UnlockAndRetry,
    UseForSession, //!< a key for this session only
    EditGateway,
    UseDefaultGateway, //!< for a conversation whose own one is gone
    ChooseModel,
    EditParameters,
    EditMessage,
    StartNewChat,
    ChooseLocation, //!< another data folder or file
    ShowDetails,
};

[[nodiscard]] QString remedyLabel(Remedy remedy); //!< on a button: "Try again"
[[nodiscard]] QString remedyAdvice(Remedy remedy); //!< on a terminal: a whole sentence; empty where details say it all

} // namespace tokenhub::words

Q_DECLARE_METATYPE(tokenhub::words::Remedy)
