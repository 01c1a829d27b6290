// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/certificatesline.h"

#include "theme/theme.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

namespace tokenhub::app {

using namespace Qt::Literals::StringLiterals;

CertificatesLine::CertificatesLine(QWidget *parent) : QWidget(parent), m_edit(new QLineEdit(this))
{
    m_edit->setObjectName(u"authoritiesFileLineEdit"_s);
    m_edit->setPlaceholderText(tr("none"));
    auto *button = new QPushButton(tr("Choose…"), this);
    button->setObjectName(u"chooseAuthoritiesButton"_s);
    button->setAutoDefault(false);
    button->setAccessibleName(tr("Choose a file of certificates"));
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(space::small);
    line->addWidget(m_edit, 1);
    line->addWidget(button);
    connect(button, &QPushButton::clicked, this, &CertificatesLine::choose);
}

QString CertificatesLine::file() const
{
    return m_edit->text().trimmed();
}

void CertificatesLine::setFile(const QString &file)
{
    m_edit->setText(file);
}

void CertificatesLine::choose()
{
    auto *dialog = new QFileDialog(this, tr("Additional certificates"), QString(),
                                   tr("Certificates (*.pem *.crt *.cer);;All files (*)"));
    dialog->setObjectName("CertificatesFileDialog"_L1);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    // Qt's own dialog deletes files and whole folders with the Delete key: no business of someone who chooses one.
    dialog->setOption(QFileDialog::ReadOnly);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &file) {
        m_edit->setText(file);
        emit chosen();
    });
    dialog->open();
}

} // namespace tokenhub::app
