// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/pricesedit.h"

#include "panels/tonelabel.h"
#include "theme/flatstyle.h"
#include "theme/icons.h"
#include "theme/theme.h"

#include <QBoxLayout>
#include <QCompleter>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QStringListModel>
#include <QToolButton>
#include <algorithm>
#include <limits>

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::app {
namespace {

constexpr int priceWidth = 76;
constexpr int removerWidth = 28;
constexpr int longestNumber = 24;

QString priceToText(const std::optional<double> &price)
{
    if (!price)
        return {};
    QLocale locale;
    locale.setNumberOptions(QLocale::OmitGroupSeparator);
    return locale.toString(*price, 'f', QLocale::FloatingPointShortest);
}

//! Prices are copied from pages of other languages: the person's own way to write a number, else the program's.
std::optional<double> priceFromText(const QString &text)
{
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty())
        return std::nullopt;
    for (const QLocale &locale : {QLocale(), QLocale::c()}) {
        bool isNumber = false;
        const double value = locale.toDouble(trimmed, &isNumber);
        if (isNumber)
            return value;
    }
    return std::numeric_limits<double>::quiet_NaN();
}

QLineEdit *makePriceLine(const QString &objectName, const QString &accessibleName, const QString &text, QWidget *parent)
{
    auto *line = new QLineEdit(text, parent);
    line->setObjectName(objectName);
    line->setAccessibleName(accessibleName);
    line->setMaxLength(longestNumber);
    line->setFixedWidth(priceWidth);
    line->setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
    line->setInputMethodHints(Qt::ImhFormattedNumbersOnly);
    return line;
}

QToolButton *makePriceRemover(QWidget *parent)
{
    auto *remove = new QToolButton(parent);
    remove->setObjectName(u"removePriceButton"_s);
    remove->setIcon(icon(u"x"_s, Tint::QuietInk));
    remove->setAutoRaise(true);
    remove->setFixedWidth(removerWidth);
    remove->setToolTip(PricesEdit::tr("Remove this price"));
    remove->setAccessibleName(PricesEdit::tr("Remove this price"));
    remove->setFocusPolicy(Qt::TabFocus);
    return remove;
}

} // namespace

bool PricesEdit::Row::isBlank() const
{
    const auto hasNothing = [](const QLineEdit *line) { return line->text().trimmed().isEmpty(); };
    return hasNothing(model) && hasNothing(input) && hasNothing(cached) && hasNothing(output);
}

QLineEdit *PricesEdit::Row::wrongPart() const
{
    if (model->text().trimmed().isEmpty())
        return model;
    for (QLineEdit *line : {input, cached, output}) {
        const double ifNone = line == cached ? 0 : -1; // it may be left open
        if (!chat::isPrice(priceFromText(line->text()).value_or(ifNone)))
            return line;
    }
    return model; // there twice
}

PricesEdit::PricesEdit(QWidget *parent)
    : QWidget(parent), m_column(new QVBoxLayout(this)), m_currency(new QLineEdit(this)),
      m_currencyNote(new ToneLabel(this)), m_add(new QPushButton(tr("Add a price"), this)),
      m_models(new QStringListModel(this))
{
    m_add->setObjectName(u"addPriceButton"_s);
    m_add->setIcon(icon(u"plus"_s));
    m_add->setAutoDefault(false);
    setButtonLook(m_add, ButtonLook::Quiet);
    m_currencyNote->setObjectName(u"priceCurrencyStatusLabel"_s);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(space::tiny);
    m_column->addWidget(makeCurrency());
    m_column->addWidget(m_currencyNote);
    m_column->addWidget(m_titles = makeTitles());
    m_column->addWidget(m_add, 0, Qt::AlignLeading);
    setFocusProxy(m_add);
    refreshTitles();
    connect(m_add, &QPushButton::clicked, this, [this] {
        addRow({}).model->setFocus(Qt::OtherFocusReason);
        emit edited();
    });
    connect(m_currency, &QLineEdit::textEdited, this, [this] {
        m_currencyNote->clearText();
        emit edited();
    });
}

QWidget *PricesEdit::makeCurrency()
{
    auto *row = new QWidget(this);
    m_currency->setParent(row);
    m_currency->setObjectName(u"priceCurrencyLineEdit"_s);
    m_currency->setAccessibleName(tr("Currency"));
    m_currency->setMaxLength(int(chat::PriceList::longestCurrency));
    m_currency->setFixedWidth(priceWidth);
    auto *words = new QLabel(tr("Currency"), row);
    words->setTextFormat(Qt::PlainText);
    words->setBuddy(m_currency);
    auto *unit = new QLabel(tr("Prices are per million tokens."), row);
    unit->setTextFormat(Qt::PlainText);
    unit->setForegroundRole(QPalette::PlaceholderText);
    unit->setWordWrap(true);
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(space::small);
    line->addWidget(words);
    line->addWidget(m_currency);
    line->addWidget(unit, 1);
    return row;
}

QWidget *PricesEdit::makeTitles()
{
    auto *titles = new QWidget(this);
    auto *line = new QHBoxLayout(titles);
    line->setContentsMargins(0, space::tiny, 0, 0);
    line->setSpacing(space::small);
    const auto add = [&](const QString &words, Qt::Alignment alignment) {
        auto *title = new QLabel(words, titles);
        title->setTextFormat(Qt::PlainText);
        title->setFont(fonts::small(title->font()));
        title->setForegroundRole(QPalette::PlaceholderText);
        title->setAlignment(alignment);
        if (alignment & Qt::AlignTrailing)
            title->setFixedWidth(priceWidth);
        line->addWidget(title, alignment & Qt::AlignTrailing ? 0 : 1);
    };
    add(tr("Model"), Qt::AlignLeading);
    add(tr("Input"), Qt::AlignTrailing);
    add(tr("Cached"), Qt::AlignTrailing);
    add(tr("Output"), Qt::AlignTrailing);
    line->addSpacing(removerWidth + space::small);
    return titles;
}

PricesEdit::Row &PricesEdit::addRow(const chat::ModelPrice &entry)
{
    auto *widget = new QWidget(this);
    widget->setObjectName(u"priceRow"_s);
    const chat::Price &price = entry.price;
    Row row{.widget = widget,
            .model = new QLineEdit(entry.model, widget),
            .input = makePriceLine(u"priceInputLineEdit"_s, tr("Price of input"), priceToText(price.input), widget),
            .cached = makePriceLine(u"priceCachedLineEdit"_s, tr("Price of cached input"),
                                    priceToText(price.cachedInput), widget),
            .output = makePriceLine(u"priceOutputLineEdit"_s, tr("Price of output"), priceToText(price.output), widget),
            .note = new ToneLabel(widget)};
    row.model->setObjectName(u"priceModelLineEdit"_s);
    row.model->setAccessibleName(tr("Model"));
    row.model->setMaxLength(int(chat::PriceList::longestModel));
    row.cached->setPlaceholderText(tr("as input"));
    row.note->setObjectName(u"priceStatusLabel"_s);
    auto *completer = new QCompleter(m_models, row.model);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setFilterMode(Qt::MatchContains);
    row.model->setCompleter(completer);
    QToolButton *remove = makePriceRemover(widget);
    arrangeRow(row, remove);
    m_rows.push_back(row);
    connectRow(row, *remove);
    refreshTitles();
    widget->show();
    return m_rows.back();
}

void PricesEdit::arrangeRow(const Row &row, QToolButton *remove)
{
    auto *line = new QHBoxLayout;
    line->setSpacing(space::small);
    line->addWidget(row.model, 1);
    for (QWidget *part : std::initializer_list<QWidget *>{row.input, row.cached, row.output, remove})
        line->addWidget(part);
    auto *column = new QVBoxLayout(row.widget);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::tiny);
    column->addLayout(line);
    column->addWidget(row.note);
    QWidget *before = m_currency;
    if (!m_rows.empty())
        before = m_rows.back().widget->findChild<QToolButton *>();
    m_column->insertWidget(m_column->indexOf(m_add), row.widget);
    for (QWidget *next :
         std::initializer_list<QWidget *>{row.model, row.input, row.cached, row.output, remove, m_add}) {
        setTabOrder(before, next);
        before = next;
    }
}

void PricesEdit::connectRow(const Row &row, const QToolButton &remove)
{
    for (QLineEdit *edit : {row.model, row.input, row.cached, row.output}) {
        connect(edit, &QLineEdit::textEdited, this, [this, note = row.note] {
            note->clearText();
            emit edited();
        });
    }
    // What is taken from the list of models was not typed.
    connect(row.model->completer(), QOverload<const QString &>::of(&QCompleter::activated), this, &PricesEdit::edited,
            Qt::QueuedConnection);
    connect(&remove, &QToolButton::clicked, this, [this, widget = row.widget] {
        removeRow(widget);
        emit edited();
    });
}

void PricesEdit::removeRow(const QWidget *widget)
{
    const auto found
        = std::find_if(m_rows.begin(), m_rows.end(), [widget](const Row &row) { return row.widget == widget; });
    if (found == m_rows.end())
        return;
    m_add->setEnabled(true);
    m_add->setFocus(Qt::OtherFocusReason); // the button that had it goes
    found->widget->hide();
    found->widget->deleteLater();
    m_rows.erase(found);
    refreshTitles();
}

void PricesEdit::refreshTitles()
{
    m_titles->setVisible(!m_rows.empty());
    m_add->setEnabled(m_rows.size() < chat::PriceList::mostModels);
}

void PricesEdit::setPrices(const chat::PriceList &prices)
{
    for (const Row &row : m_rows) {
        row.widget->hide();
        row.widget->deleteLater();
    }
    m_rows.clear();
    m_currency->setText(prices.currency);
    m_currencyNote->clearText();
    for (const chat::ModelPrice &entry : prices.models)
        addRow(entry);
    refreshTitles();
}

chat::PriceList PricesEdit::prices() const
{
    chat::PriceList prices{.currency = m_currency->text().trimmed(), .models = {}};
    for (const Row &row : m_rows) {
        if (row.isBlank())
            continue;
        prices.models.push_back({.model = row.model->text().trimmed(),
                                 .price = {.input = priceFromText(row.input->text()),
                                           .cachedInput = priceFromText(row.cached->text()),
                                           .output = priceFromText(row.output->text())}});
    }
    return prices;
}

void PricesEdit::setModels(const QStringList &models)
{
    if (models != m_models->stringList())
        m_models->setStringList(models);
}

void PricesEdit::clearProblems()
{
    m_currencyNote->clearText();
    for (const Row &row : m_rows)
        row.note->clearText();
}

void PricesEdit::setProblem(int place, const QString &sentence)
{
    if (place < 0) {
        m_currencyNote->showText(sentence, Tone::Bad);
        return;
    }
    for (const Row &row : m_rows) {
        if (row.isBlank() || place-- > 0)
            continue;
        row.note->showText(sentence, Tone::Bad);
        return;
    }
}

void PricesEdit::focusProblem()
{
    if (!m_currencyNote->text().isEmpty()) {
        m_currency->setFocus(Qt::OtherFocusReason);
        return;
    }
    for (const Row &row : m_rows) {
        if (row.note->text().isEmpty())
            continue;
        row.wrongPart()->setFocus(Qt::OtherFocusReason);
        return;
    }
}

} // namespace tokenhub::app
