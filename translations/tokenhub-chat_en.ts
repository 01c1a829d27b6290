<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>Words</name>
    <message numerus="yes">
        <source>%n model(s).</source>
        <translation>
            <numerusform>%n model.</numerusform>
            <numerusform>%n models.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tokenhub::app::ComparisonDesk</name>
    <message numerus="yes">
        <source>Ask all %n lane(s)</source>
        <translation>
            <numerusform>Ask the lane</numerusform>
            <numerusform>Ask all %n lanes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tokenhub::app::CopyNotices</name>
    <message numerus="yes">
        <source>What was copied has %n character(s) that are not seen: %1. They may make it do something else than it seems to.</source>
        <translation>
            <numerusform>What was copied has %n character that is not seen: %1. It may make it do something else than it seems to.</numerusform>
            <numerusform>What was copied has %n characters that are not seen: %1. They may make it do something else than it seems to.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tokenhub::app::DiffView</name>
    <message numerus="yes">
        <source>%n more row(s) are not shown.</source>
        <translation>
            <numerusform>%n more row is not shown.</numerusform>
            <numerusform>%n more rows are not shown.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tokenhub::app::FindBar</name>
    <message numerus="yes">
        <source>%n match(es)</source>
        <translation>
            <numerusform>%n match</numerusform>
            <numerusform>%n matches</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tokenhub::app::FirstRun</name>
    <message numerus="yes">
        <source>%1 on port %2, %n model(s)</source>
        <translation>
            <numerusform>%1 on port %2, %n model</numerusform>
            <numerusform>%1 on port %2, %n models</numerusform>
        </translation>
    </message>
</context>
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
    <name>tokenhub::app::LaneSend</name>
    <message numerus="yes">
        <source>At most &amp;%n at once</source>
        <translation>
            <numerusform>At most &amp;%n at once</numerusform>
            <numerusform>At most &amp;%n at once</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n at once</source>
        <translation>
            <numerusform>%n at once</numerusform>
            <numerusform>%n at once</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tokenhub::app::MessageDesk</name>
    <message numerus="yes">
        <source>De&amp;lete, with the %n message(s) below it</source>
        <translation>
            <numerusform>De&amp;lete, with the %n message below it</numerusform>
            <numerusform>De&amp;lete, with the %n messages below it</numerusform>
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
    <name>tokenhub::app::PrivacyPage</name>
    <message numerus="yes">
        <source>%n file(s), %1, from before an update or from a damaged disk. They still hold conversations that you deleted since.</source>
        <translation>
            <numerusform>%n file, %1, from before an update or from a damaged disk. It still holds conversations that you deleted since.</numerusform>
            <numerusform>%n files, %1, from before an update or from a damaged disk. They still hold conversations that you deleted since.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tokenhub::app::QueueList</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tokenhub::app::QuitDesk</name>
    <message numerus="yes">
        <source>%n answer(s) still arriving.</source>
        <translation>
            <numerusform>%n answer is still arriving.</numerusform>
            <numerusform>%n answers are still arriving.</numerusform>
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
    <message numerus="yes">
        <source>code, %n line(s)</source>
        <comment>said in its place</comment>
        <translation>
            <numerusform>code, %n line</numerusform>
            <numerusform>code, %n lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>code, %1, %n line(s)</source>
        <comment>said in its place; %1: language</comment>
        <translation>
            <numerusform>code, %1, %n line</numerusform>
            <numerusform>code, %1, %n lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tokenhub::app::UndoDesk</name>
    <message numerus="yes">
        <source>%n message(s) deleted.</source>
        <translation>
            <numerusform>%n message was deleted.</numerusform>
            <numerusform>%n messages were deleted.</numerusform>
        </translation>
    </message>
</context>
</TS>
