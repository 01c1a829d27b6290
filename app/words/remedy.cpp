// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/remedy.h"

#include <QCoreApplication>

namespace tokenhub::words {
namespace {
struct Words {
    Q_DECLARE_TR_FUNCTIONS(Words)
};
} // namespace

QString remedyLabel(Remedy remedy)
{
    switch (remedy) {
    case Remedy::TryAgain:
        return Words::tr("Try again");
    case Remedy::TryNow:
        return Words::tr("Try now");
    case Remedy::Continue:
        return Words::tr("Continue");
    case Remedy::EnterKey:
        return Words::tr("Enter key");
    case Remedy::UnlockAndRetry:
        return Words::tr("Unlock and retry");
    case Remedy::UseForSession:
        return Words::tr("Use a key for this session");
    case Remedy::EditGateway:
        return Words::tr("Gateway settings");
    case Remedy::UseDefaultGateway:
        return Words::tr("Use the default gateway");
    case Remedy::ChooseModel:
        return Words::tr("Choose model");
    case Remedy::EditParameters:
        return Words::tr("Change parameters");
    case Remedy::EditMessage:
        return Words::tr("Edit message");
    case Remedy::StartNewChat:
        return Words::tr("New chat");
    case Remedy::ChooseLocation:
        return Words::tr("Choose another place");
    case Remedy::ShowDetails:
        return Words::tr("Details");
    }
    return {};
}

QString remedyAdvice(Remedy remedy)
{
    switch (remedy) {
    case Remedy::TryAgain:
    case Remedy::TryNow:
        return Words::tr("Run the same command again.");
    case Remedy::Continue:
        return Words::tr("Ask again and include what arrived.");
    case Remedy::EnterKey:
    case Remedy::UseForSession:
        return Words::tr("Put a key into the environment variable TOKENHUB_API_KEY.");
    case Remedy::UnlockAndRetry:
        return Words::tr("Unlock the keyring and run the same command again.");
    case Remedy::EditGateway:
        return Words::tr("Give another address with --gateway.");
    case Remedy::UseDefaultGateway:
        return Words::tr("Leave --gateway out to use the default gateway.");
    case Remedy::ChooseModel:
        return Words::tr("Give another model with --model, or other ones with --models.");
    case Remedy::EditParameters:
        return Words::tr("Change what --param and --extra say.");
    case Remedy::EditMessage:
        return Words::tr("Change the question.");
    case Remedy::StartNewChat:
        return Words::tr("Shorten the question.");
    case Remedy::ChooseLocation:
        return Words::tr("Give another folder with --data-dir.");
    case Remedy::ShowDetails:
        return {};
    }
    return {};
}

} // namespace tokenhub::words
