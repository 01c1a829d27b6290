<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>tokenhub::app::HistoryDelegate</name>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n message</numerusform>
            <numerusform>%n messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tokenhub::app::HistoryDesk</name>
    <message numerus="yes">
        <source>Its %n message(s) are removed from this computer. This cannot be undone.</source>
        <translation>
            <numerusform>Its %n message is removed from this computer. This cannot be undone.</numerusform>
            <numerusform>Its %n messages are removed from this computer. This cannot be undone.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tokenhub::app::ParameterPanel</name>
    <message numerus="yes">
        <source>%n set · reset</source>
        <translation>
            <numerusform>%n set · reset</numerusform>
            <numerusform>%n set · reset</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reset all parameters, %n set</source>
        <translation>
            <numerusform>Reset all parameters, %n set</numerusform>
            <numerusform>Reset all parameters, %n set</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n function(s)</source>
        <translation>
            <numerusform>%n function</numerusform>
            <numerusform>%n functions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tokenhub::app::TranscriptText</name>
    <message numerus="yes">
        <source>%n new line(s)</source>
        <translation>
            <numerusform>%n new line</numerusform>
            <numerusform>%n new lines</numerusform>
        </translation>
    </message>
</context>
</TS>
