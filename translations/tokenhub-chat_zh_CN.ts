<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>Console</name>
    <message>
        <source>See: tokenhub --help</source>
        <translation>请参阅：tokenhub --help</translation>
    </message>
    <message>
        <source>Ask this gateway; never with a stored key.</source>
        <translation>使用此网关；绝不使用已保存的密钥。</translation>
    </message>
    <message>
        <source>Take saved gateways from this folder.</source>
        <translation>从此文件夹读取已保存的网关。</translation>
    </message>
    <message>
        <source>The model to ask: a name or provider/model.</source>
        <translation>要提问的模型：名称，或“提供商/模型”。</translation>
    </message>
    <message>
        <source>A system prompt.</source>
        <translation>系统提示词。</translation>
    </message>
    <message>
        <source>A parameter such as max_tokens=256; may be repeated.</source>
        <translation>一个参数，如 max_tokens=256；可重复使用。</translation>
    </message>
    <message>
        <source>A JSON object merged into the request.</source>
        <translation>合并到请求中的 JSON 对象。</translation>
    </message>
    <message>
        <source>Ask for the answer in one piece.</source>
        <translation>要求一次性返回完整回答。</translation>
    </message>
    <message>
        <source>Print one JSON object per delta, and a last one with outcome, usage and timings.</source>
        <translation>每个增量输出一个 JSON 对象，最后再输出一个，包含结果、用量和耗时。</translation>
    </message>
    <message>
        <source>What to ask; - or nothing reads standard input.</source>
        <translation>要问的内容；写“-”或留空则从标准输入读取。</translation>
    </message>
    <message>
        <source>Which model? Name one with --model.</source>
        <translation>用哪个模型？请用 --model 指定。</translation>
    </message>
    <message>
        <source>--param %1: %2</source>
        <translation>--param %1：%2</translation>
    </message>
    <message>
        <source>--extra: %1</source>
        <translation>--extra：%1</translation>
    </message>
    <message>
        <source>--param tools: %1</source>
        <translation>--param tools：%1</translation>
    </message>
    <message>
        <source>What shall be asked? The prompt is empty.</source>
        <translation>要问什么？提示词为空。</translation>
    </message>
    <message>
        <source>There is no command %1.</source>
        <translation>没有命令 %1。</translation>
    </message>
    <message>
        <source>Asks large language models through the TokenHub gateway.

Commands:
  ask PROMPT      one prompt; the answer goes to stdout as it streams
  compare PROMPT  one prompt to several models; A:, B: … before their lines
  models          the gateway&apos;s list of models

The key is taken from TOKENHUB_API_KEY, else from the desktop&apos;s keyring.
Exit status: 0 complete, 2 usage, 3 key, 4 refused by the gateway,
5 network, 6 interrupted.</source>
        <translation>通过 TokenHub 网关向大语言模型提问。

命令：
  ask PROMPT      提一个问题；回答实时输出到标准输出
  compare PROMPT  向多个模型提同一个问题；各行以 A:、B: … 开头
  models          列出网关上的模型

密钥取自环境变量 TOKENHUB_API_KEY，否则取自桌面的密钥环。
退出状态：0 完成，2 用法错误，3 密钥问题，4 被网关拒绝，
5 网络问题，6 中断。</translation>
    </message>
    <message>
        <source>The models to compare, 2 to 16, with commas between them.</source>
        <translation>要比较的模型，2 到 16 个，以英文逗号分隔。</translation>
    </message>
    <message>
        <source>ask, compare or models</source>
        <translation>ask、compare 或 models</translation>
    </message>
    <message>
        <source>Which models? Name 2 to 16 with --models, with commas between them.</source>
        <translation>哪些模型？请用 --models 指定 2 到 16 个，以英文逗号分隔。</translation>
    </message>
    <message>
        <source>Which command? ask, compare or models.</source>
        <translation>要执行哪个命令？ask、compare 或 models。</translation>
    </message>
</context>
<context>
    <name>DiffWords</name>
    <message>
        <source>(moved)</source>
        <translation>（已移动）</translation>
    </message>
    <message>
        <source>(stands here instead)</source>
        <translation>（现在在这里）</translation>
    </message>
</context>
<context>
    <name>ExportWords</name>
    <message>
        <source>Untitled conversation</source>
        <translation>未命名对话</translation>
    </message>
    <message>
        <source>Exported from TokenHub Chat on %1</source>
        <comment>a time</comment>
        <translation>由 TokenHub Chat 导出于 %1</translation>
    </message>
    <message>
        <source>The models were compared blindly and are not revealed: their names, settings and requests are left out.</source>
        <translation>这些模型为盲比，尚未揭晓：名称、设置和请求均已略去。</translation>
    </message>
    <message>
        <source>Model %1</source>
        <comment>a letter</comment>
        <translation>模型 %1</translation>
    </message>
    <message>
        <source>no model chosen</source>
        <translation>未选择模型</translation>
    </message>
    <message>
        <source>removed</source>
        <comment>a lane</comment>
        <translation>已移除</translation>
    </message>
    <message>
        <source>Turn %1</source>
        <comment>a number</comment>
        <translation>第 %1 轮</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>提问</translation>
    </message>
    <message>
        <source>This lane was asked:</source>
        <translation>此对比栏收到的是：</translation>
    </message>
    <message>
        <source>each model saw only its own answers</source>
        <translation>每个模型只看到自己的回答</translation>
    </message>
    <message>
        <source>all models went on from the best answer of the turn before</source>
        <translation>所有模型都接着上一轮的最佳回答继续</translation>
    </message>
    <message>
        <source>no model saw what was said before</source>
        <translation>没有模型看到之前的内容</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Gateway</source>
        <translation>网关</translation>
    </message>
    <message>
        <source>System prompt</source>
        <translation>系统提示词</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Reasoning</source>
        <translation>思考</translation>
    </message>
    <message>
        <source>Refusal</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>Image (%1, %2 bytes)</source>
        <translation>图片（%1，%2 字节）</translation>
    </message>
    <message>
        <source>Image: %1</source>
        <comment>an address</comment>
        <translation>图片：%1</translation>
    </message>
    <message>
        <source>Tool call: %1</source>
        <comment>a function</comment>
        <translation>工具调用：%1</translation>
    </message>
    <message>
        <source>Result: %1</source>
        <comment>a function</comment>
        <translation>结果：%1</translation>
    </message>
    <message>
        <source>Other content</source>
        <translation>其他内容</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>没有回答</translation>
    </message>
    <message>
        <source>answered by %1</source>
        <comment>a model</comment>
        <translation>由 %1 回答</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>已中断</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>still running</source>
        <translation>仍在进行</translation>
    </message>
    <message>
        <source>Metrics</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Time to first token</source>
        <translation>首个 token 用时</translation>
    </message>
    <message>
        <source>Time to first visible text</source>
        <translation>首个可见文字用时</translation>
    </message>
    <message>
        <source>Total time</source>
        <translation>总用时</translation>
    </message>
    <message>
        <source>Tokens per second</source>
        <translation>每秒 token 数</translation>
    </message>
    <message>
        <source>Tokens in</source>
        <translation>输入 token</translation>
    </message>
    <message>
        <source>Tokens in, cached</source>
        <comment>tokens</comment>
        <translation>输入 token（缓存）</translation>
    </message>
    <message>
        <source>Tokens out</source>
        <translation>输出 token</translation>
    </message>
    <message>
        <source>Tokens out, reasoning</source>
        <comment>tokens</comment>
        <translation>输出 token（思考）</translation>
    </message>
    <message>
        <source>Stalls</source>
        <translation>停顿次数</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>评判</translation>
    </message>
    <message>
        <source>best answer</source>
        <translation>最佳回答</translation>
    </message>
    <message>
        <source>%1 of 5</source>
        <comment>a rating</comment>
        <translation>%1 / 5</translation>
    </message>
    <message>
        <source>Request as it was sent</source>
        <translation>实际发送的请求</translation>
    </message>
    <message>
        <source>Left out: the requests of this document are too long together.</source>
        <translation>已略去：本文档中的请求合计过长。</translation>
    </message>
    <message>
        <source>What differs from %1</source>
        <comment>a lane</comment>
        <translation>与 %1 的差异</translation>
    </message>
    <message>
        <source>The same as %1, word for word</source>
        <comment>a lane</comment>
        <translation>与 %1 一字不差</translation>
    </message>
    <message>
        <source>One of the answers is too long to be compared in detail.</source>
        <translation>其中一个回答过长，无法逐字比较。</translation>
    </message>
    <message>
        <source>stands elsewhere</source>
        <translation>在别处</translation>
    </message>
    <message>
        <source>Too long or too deeply nested to be laid out: shown as it was written.</source>
        <translation>过长或嵌套过深，无法排版：按原文显示。</translation>
    </message>
    <message>
        <source>Web page, side by side (*.html *.htm)</source>
        <translation>网页，并排显示 (*.html *.htm)</translation>
    </message>
    <message>
        <source>Markdown (*.md *.markdown)</source>
        <translation>Markdown 文档 (*.md *.markdown)</translation>
    </message>
    <message>
        <source>JSON, everything there is (*.json)</source>
        <translation>JSON，全部内容 (*.json)</translation>
    </message>
    <message>
        <source>Table of what was measured (*.csv)</source>
        <translation>测量数据表 (*.csv)</translation>
    </message>
</context>
<context>
    <name>FigureWords</name>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>a lane&apos;s letter and its number</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a chart&apos;s title and its numbers</comment>
        <translation>%1——%2</translation>
    </message>
    <message>
        <source>First token, s</source>
        <translation>首个 token（秒）</translation>
    </message>
    <message>
        <source>Total, s</source>
        <translation>总计（秒）</translation>
    </message>
    <message>
        <source>Tokens per second</source>
        <translation>每秒 token 数</translation>
    </message>
    <message>
        <source>Tokens out</source>
        <translation>输出 token</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>Cost, %1</source>
        <comment>a currency</comment>
        <translation>费用（%1）</translation>
    </message>
    <message>
        <source>Lane</source>
        <translation>对比栏</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Tokens/s</source>
        <translation>token/秒</translation>
    </message>
    <message>
        <source>Tokens in</source>
        <translation>输入 token</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>货币</translation>
    </message>
</context>
<context>
    <name>JsonProblem</name>
    <message>
        <source>Line %1, column %2 is not JSON: %3.</source>
        <translation>第 %1 行第 %2 列不是有效的 JSON：%3。</translation>
    </message>
    <message>
        <source>Tools are a JSON array: [ … ].</source>
        <translation>工具必须是 JSON 数组：[ … ]。</translation>
    </message>
    <message>
        <source>Function %1 has no name: &quot;function&quot;: {&quot;name&quot;: …}.</source>
        <translation>第 %1 个函数没有名称：&quot;function&quot;: {&quot;name&quot;: …}。</translation>
    </message>
    <message>
        <source>These tools cannot be sent as they are.</source>
        <translation>这些工具无法按现状发送。</translation>
    </message>
    <message>
        <source>Extra JSON is an object: {&quot;top_p&quot;: 0.9}.</source>
        <translation>附加 JSON 必须是对象：{&quot;top_p&quot;: 0.9}。</translation>
    </message>
</context>
<context>
    <name>LaneWords</name>
    <message>
        <source>%1 tok/s</source>
        <comment>tokens per second</comment>
        <translation>%1 token/秒</translation>
    </message>
    <message>
        <source>about %1 tok/s</source>
        <comment>tokens per second, estimated</comment>
        <translation>约 %1 token/秒</translation>
    </message>
    <message>
        <source>thinking on</source>
        <translation>思考开</translation>
    </message>
    <message>
        <source>thinking off</source>
        <translation>思考关</translation>
    </message>
    <message>
        <source>thinking not set</source>
        <translation>思考未设置</translation>
    </message>
    <message>
        <source>search on</source>
        <translation>搜索开</translation>
    </message>
    <message>
        <source>search off</source>
        <translation>搜索关</translation>
    </message>
    <message>
        <source>search not set</source>
        <translation>搜索未设置</translation>
    </message>
    <message>
        <source>temp %1</source>
        <comment>temperature</comment>
        <translation>温度 %1</translation>
    </message>
    <message>
        <source>temp not set</source>
        <translation>温度未设置</translation>
    </message>
    <message>
        <source>max %1</source>
        <comment>tokens</comment>
        <translation>上限 %1</translation>
    </message>
    <message>
        <source>no token limit</source>
        <translation>无 token 上限</translation>
    </message>
    <message>
        <source>no system prompt</source>
        <translation>无系统提示词</translation>
    </message>
    <message>
        <source>other system prompt</source>
        <translation>系统提示词不同</translation>
    </message>
    <message>
        <source>no stop text</source>
        <translation>无停止文本</translation>
    </message>
    <message>
        <source>other stop text</source>
        <translation>停止文本不同</translation>
    </message>
    <message>
        <source>no tools</source>
        <translation>无工具</translation>
    </message>
    <message>
        <source>other tools</source>
        <translation>工具不同</translation>
    </message>
    <message>
        <source>no extra JSON</source>
        <translation>无附加 JSON</translation>
    </message>
    <message>
        <source>other extra JSON</source>
        <translation>附加 JSON 不同</translation>
    </message>
    <message>
        <source>streams</source>
        <translation>流式</translation>
    </message>
    <message>
        <source>does not stream</source>
        <translation>非流式</translation>
    </message>
    <message>
        <source>%1 s first</source>
        <comment>until the first token</comment>
        <translation>首个 %1 秒</translation>
    </message>
    <message>
        <source>%1 s visible</source>
        <comment>until the first visible text</comment>
        <translation>可见 %1 秒</translation>
    </message>
    <message>
        <source>%1 out</source>
        <comment>tokens</comment>
        <translation>输出 %1</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds in all</comment>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>已中断</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Another model</source>
        <translation>另一个模型</translation>
    </message>
    <message>
        <source>Model %1</source>
        <comment>A, B …</comment>
        <translation>模型 %1</translation>
    </message>
    <message>
        <source>was %1</source>
        <comment>the name of an answer while its model was hidden</comment>
        <translation>原为 %1</translation>
    </message>
    <message>
        <source>★ best</source>
        <translation>★ 最佳</translation>
    </message>
    <message>
        <source>%1 of 5</source>
        <comment>a rating</comment>
        <translation>%1 / 5</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>“%1”</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>a lane&apos;s letter and its model</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>no model chosen</source>
        <translation>未选择模型</translation>
    </message>
    <message>
        <source>Lane %1: %2</source>
        <translation>对比栏 %1：%2</translation>
    </message>
    <message>
        <source>First byte: %1 s</source>
        <translation>首字节：%1 秒</translation>
    </message>
    <message>
        <source>First token: %1 s</source>
        <translation>首个 token：%1 秒</translation>
    </message>
    <message>
        <source>First visible text: %1 s</source>
        <translation>首个可见文字：%1 秒</translation>
    </message>
    <message>
        <source>Stalls: %1</source>
        <translation>停顿：%1 次</translation>
    </message>
    <message>
        <source>In all: %1 s</source>
        <translation>总计：%1 秒</translation>
    </message>
    <message>
        <source>Tokens in: %1</source>
        <translation>输入 token：%1</translation>
    </message>
    <message>
        <source>Of these cached: %1</source>
        <translation>其中缓存：%1</translation>
    </message>
    <message>
        <source>Tokens out: %1</source>
        <translation>输出 token：%1</translation>
    </message>
    <message>
        <source>Of these reasoning: %1</source>
        <translation>其中思考：%1</translation>
    </message>
</context>
<context>
    <name>SessionWords</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>立即重试</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <comment>a model at a gateway</comment>
        <translation>%2 上的 %1</translation>
    </message>
    <message>
        <source>Waiting for the other lanes</source>
        <translation>正在等待其他对比栏</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Its list of models is empty.</source>
        <translation>它的模型列表是空的。</translation>
    </message>
    <message numerus="yes">
        <source>%n model(s).</source>
        <translation>
            <numerusform>共 %n 个模型。</numerusform>
        </translation>
    </message>
    <message>
        <source>The gateway answers. %1</source>
        <translation>网关有响应。%1</translation>
    </message>
    <message>
        <source>The gateway accepts this key. %1</source>
        <translation>网关接受此密钥。%1</translation>
    </message>
    <message>
        <source>The gateway answers. %1 It shows them without a key too: only the first question tests it.</source>
        <translation>网关有响应。%1不用密钥也能看到列表：密钥是否有效，要到第一次提问时才知道。</translation>
    </message>
    <message>
        <source>The gateway rejects this key (%1). Check that it was copied whole.</source>
        <translation>网关拒绝了此密钥（%1）。请检查是否复制完整。</translation>
    </message>
    <message>
        <source>The gateway rejects this key. Check that it was copied whole.</source>
        <translation>网关拒绝了此密钥。请检查是否复制完整。</translation>
    </message>
    <message>
        <source>Something answers, but it has no list of models (404). Check the address; if it is right, the first question tests the key.</source>
        <translation>有服务器响应，但它没有模型列表（404）。请检查地址；如果地址无误，密钥会在第一次提问时得到验证。</translation>
    </message>
    <message>
        <source>Something answers, but not with a list of models. Check the address.</source>
        <translation>有服务器响应，但返回的不是模型列表。请检查地址。</translation>
    </message>
    <message>
        <source>Asking %1 …</source>
        <translation>正在询问 %1…</translation>
    </message>
    <message>
        <source>“%1” is not a gateway address: it must begin with https:// or http:// and name a host.</source>
        <translation>“%1”不是网关地址：必须以 https:// 或 http:// 开头，并包含主机名。</translation>
    </message>
    <message>
        <source>The gateway address cannot be read: it must begin with https:// or http:// and name a host.</source>
        <translation>无法识别网关地址：必须以 https:// 或 http:// 开头，并包含主机名。</translation>
    </message>
    <message>
        <source>The key would travel unencrypted to %1: use an https:// address there.</source>
        <translation>密钥会以明文发送到 %1：请改用 https:// 地址。</translation>
    </message>
    <message>
        <source>The key would travel unencrypted: use an https:// address, http:// is for this computer only.</source>
        <translation>密钥会以明文发送：请改用 https:// 地址，http:// 仅用于本机。</translation>
    </message>
    <message>
        <source>The host %1 was not found: check the gateway address and whether this computer is online.</source>
        <translation>找不到主机 %1：请检查网关地址，以及本机是否已联网。</translation>
    </message>
    <message>
        <source>The host was not found: check the gateway address and whether this computer is online.</source>
        <translation>找不到主机：请检查网关地址，以及本机是否已联网。</translation>
    </message>
    <message>
        <source>%1 cannot be reached: it refused the connection. Check the address, the port and whether the server runs.</source>
        <translation>无法连接 %1：对方拒绝了连接。请检查地址、端口，以及服务器是否在运行。</translation>
    </message>
    <message>
        <source>The connection was refused: check the address, the port and whether the server runs.</source>
        <translation>连接被拒绝：请检查地址、端口，以及服务器是否在运行。</translation>
    </message>
    <message>
        <source>%1 cannot be reached: no connection came about in time. Check the network, or try again later.</source>
        <translation>无法连接 %1：连接超时。请检查网络，或稍后重试。</translation>
    </message>
    <message>
        <source>No connection came about in time: check the network, or try again later.</source>
        <translation>连接超时：请检查网络，或稍后重试。</translation>
    </message>
    <message>
        <source>The certificate of %1 could not be verified, so nothing was sent: check the address and this computer&apos;s clock.</source>
        <translation>无法验证 %1 的证书，因此没有发送任何内容：请检查地址和本机时钟。</translation>
    </message>
    <message>
        <source>The certificate could not be verified, so nothing was sent: check the address and this computer&apos;s clock.</source>
        <translation>无法验证证书，因此没有发送任何内容：请检查地址和本机时钟。</translation>
    </message>
    <message>
        <source>The field “%1” cannot be sent as it is: correct it or reset it.</source>
        <translation>字段“%1”无法按现状发送：请更正或重置。</translation>
    </message>
    <message>
        <source>A field of the request cannot be sent as it is: correct it or reset it.</source>
        <translation>请求中有字段无法按现状发送：请更正或重置。</translation>
    </message>
    <message>
        <source>This is not a usable API key: copy it again, without spaces, line breaks or special characters in it.</source>
        <translation>这不是可用的 API 密钥：请重新复制，其中不能有空格、换行或特殊字符。</translation>
    </message>
    <message>
        <source>There is no API key for this gateway yet: enter one to go on.</source>
        <translation>此网关还没有 API 密钥：请输入密钥以继续。</translation>
    </message>
    <message>
        <source>The keyring is locked: unlock it, or use a key for this session only. The stored key is safe.</source>
        <translation>密钥环已锁定：请解锁，或仅在本次会话中使用一个密钥。已保存的密钥安全无虞。</translation>
    </message>
    <message>
        <source>This desktop runs no keyring, so no key can be stored: use a key for this session only.</source>
        <translation>此桌面没有运行密钥环，无法保存密钥：请仅在本次会话中使用密钥。</translation>
    </message>
    <message>
        <source>The keyring did not give the key out: allow it and try again, or use a key for this session only.</source>
        <translation>密钥环没有交出密钥：请允许访问后重试，或仅在本次会话中使用一个密钥。</translation>
    </message>
    <message>
        <source>The keyring&apos;s question was not answered: answer it and try again, or use a key for this session only.</source>
        <translation>密钥环的询问未得到答复：请答复后重试，或仅在本次会话中使用一个密钥。</translation>
    </message>
    <message>
        <source>The gateway rejected the key (%2): “%3”. Enter another one; the stored key was kept.</source>
        <translation>网关拒绝了密钥（%2）：“%3”。请输入另一个密钥；已保存的密钥仍然保留。</translation>
    </message>
    <message>
        <source>The gateway rejected the key (%2): enter another one; the stored key was kept.</source>
        <translation>网关拒绝了密钥（%2）：请输入另一个密钥；已保存的密钥仍然保留。</translation>
    </message>
    <message>
        <source>The gateway rejected the key: enter another one; the stored key was kept.</source>
        <translation>网关拒绝了密钥：请输入另一个密钥；已保存的密钥仍然保留。</translation>
    </message>
    <message>
        <source>The balance does not cover this request (%2): “%3”. Top it up with the provider, then try again.</source>
        <translation>余额不足以支付此请求（%2）：“%3”。请向提供商充值后重试。</translation>
    </message>
    <message>
        <source>The balance does not cover this request: top it up with the provider, then try again.</source>
        <translation>余额不足以支付此请求：请向提供商充值后重试。</translation>
    </message>
    <message>
        <source>The gateway says it moved to %1. To protect the key this was not followed: enter that address if you trust it.</source>
        <translation>网关称已迁移到 %1。为保护密钥，程序没有跟随跳转：如果信任该地址，请自行填入。</translation>
    </message>
    <message>
        <source>The gateway says it moved. To protect the key this was not followed: enter the new address if you trust it.</source>
        <translation>网关称已迁移。为保护密钥，程序没有跟随跳转：如果信任新地址，请自行填入。</translation>
    </message>
    <message>
        <source>The gateway does not know this model or address (404): “%3”.</source>
        <translation>网关不认识此模型或地址（404）：“%3”。</translation>
    </message>
    <message>
        <source>The gateway does not know this model or address (404): check the model&apos;s name and the gateway address.</source>
        <translation>网关不认识此模型或地址（404）：请检查模型名称和网关地址。</translation>
    </message>
    <message>
        <source>The gateway did not accept the request (%2): “%3”.</source>
        <translation>网关没有接受请求（%2）：“%3”。</translation>
    </message>
    <message>
        <source>The gateway did not accept the request (%2): check the parameters and the model.</source>
        <translation>网关没有接受请求（%2）：请检查参数和模型。</translation>
    </message>
    <message>
        <source>The gateway did not accept the request: check the parameters and the model.</source>
        <translation>网关没有接受请求：请检查参数和模型。</translation>
    </message>
    <message>
        <source>The conversation is too long for the gateway (413): shorten the message or start a new chat.</source>
        <translation>对话过长，网关无法处理（413）：请缩短消息或开始新对话。</translation>
    </message>
    <message>
        <source>Too many requests at once (429): the gateway asks to wait %4 s, then try again.</source>
        <translation>请求过于频繁（429）：网关要求等待 %4 秒后再试。</translation>
    </message>
    <message>
        <source>Too many requests at once (429): wait a moment, then try again.</source>
        <translation>请求过于频繁（429）：请稍等片刻再试。</translation>
    </message>
    <message>
        <source>The gateway is overloaded (%2): “%3”. Try again in a moment.</source>
        <translation>网关过载（%2）：“%3”。请稍后重试。</translation>
    </message>
    <message>
        <source>The gateway is overloaded: try again in a moment.</source>
        <translation>网关过载：请稍后重试。</translation>
    </message>
    <message>
        <source>The gateway failed (%2): “%3”. Try again in a moment.</source>
        <translation>网关出错（%2）：“%3”。请稍后重试。</translation>
    </message>
    <message>
        <source>The gateway failed (%2): try again in a moment.</source>
        <translation>网关出错（%2）：请稍后重试。</translation>
    </message>
    <message>
        <source>The gateway failed: try again in a moment.</source>
        <translation>网关出错：请稍后重试。</translation>
    </message>
    <message>
        <source>%1 closed the connection without an answer. The request may have been billed, so it was not repeated.</source>
        <translation>%1 没有回答就关闭了连接。请求可能已计费，因此没有重发。</translation>
    </message>
    <message>
        <source>The connection was closed without an answer. The request may have been billed, so it was not repeated.</source>
        <translation>连接在没有回答的情况下被关闭。请求可能已计费，因此没有重发。</translation>
    </message>
    <message>
        <source>%1 took the request and sent nothing in time. It may have been billed, so it was not repeated.</source>
        <translation>%1 收下了请求，但没有及时返回任何内容。请求可能已计费，因此没有重发。</translation>
    </message>
    <message>
        <source>The request was taken and nothing came in time. It may have been billed, so it was not repeated.</source>
        <translation>请求已被接收，但没有及时返回任何内容。请求可能已计费，因此没有重发。</translation>
    </message>
    <message>
        <source>The model behind the gateway did not answer in time (%2). It may have run and been billed, so it was not repeated.</source>
        <translation>网关背后的模型没有及时回答（%2）。它可能已运行并计费，因此没有重发。</translation>
    </message>
    <message>
        <source>The model behind the gateway did not answer in time. It may have run and been billed, so it was not repeated.</source>
        <translation>网关背后的模型没有及时回答。它可能已运行并计费，因此没有重发。</translation>
    </message>
    <message>
        <source>%1 answered with something that is no API answer, a web page perhaps: check the gateway address.</source>
        <translation>%1 返回的不是 API 回答，也许是网页：请检查网关地址。</translation>
    </message>
    <message>
        <source>What came is no API answer, a web page perhaps: check the gateway address.</source>
        <translation>返回的不是 API 回答，也许是网页：请检查网关地址。</translation>
    </message>
    <message>
        <source>The gateway sent an empty answer: try again, or choose another model.</source>
        <translation>网关返回了空回答：请重试，或选择其他模型。</translation>
    </message>
    <message>
        <source>The gateway compressed its answer although it was asked not to, so it cannot be read: check the gateway or a proxy before it.</source>
        <translation>网关不顾要求压缩了回答，因此无法读取：请检查网关或其前面的代理。</translation>
    </message>
    <message>
        <source>The gateway&apos;s answer cannot be read, it is not valid JSON: try again, or check the gateway address.</source>
        <translation>无法读取网关的回答，它不是有效的 JSON：请重试，或检查网关地址。</translation>
    </message>
    <message>
        <source>The gateway ended the answer with an error: “%3”.</source>
        <translation>网关以错误结束了回答：“%3”。</translation>
    </message>
    <message>
        <source>The gateway ended the answer with an error it did not explain: try again.</source>
        <translation>网关以错误结束了回答，且未说明原因：请重试。</translation>
    </message>
    <message>
        <source>The answer grew beyond every limit and was ended: what arrived is kept.</source>
        <translation>回答超出了所有限制，已被终止：已收到的内容会保留。</translation>
    </message>
    <message>
        <source>The connection was cut before the answer was complete: what arrived is kept.</source>
        <translation>回答完成前连接中断：已收到的内容会保留。</translation>
    </message>
    <message>
        <source>Nothing more arrived for too long, so the answer was ended: what arrived is kept.</source>
        <translation>太久没有收到新内容，回答已被终止：已收到的内容会保留。</translation>
    </message>
    <message>
        <source>Stopped at your wish: what arrived is kept.</source>
        <translation>已按您的要求停止：已收到的内容会保留。</translation>
    </message>
    <message>
        <source>The disk is full: free some space, and what is not saved yet will be saved then.</source>
        <translation>磁盘已满：请腾出一些空间，尚未保存的内容届时会自动保存。</translation>
    </message>
    <message>
        <source>The conversations can be read but not saved, their folder is read-only: make it writable or choose another place.</source>
        <translation>对话可以读取但无法保存，其文件夹是只读的：请将其设为可写，或选择其他位置。</translation>
    </message>
    <message>
        <source>The file with the conversations is damaged: it was kept, and a new one can be used in its place.</source>
        <translation>保存对话的文件已损坏：原文件已保留，可改用新文件。</translation>
    </message>
    <message>
        <source>The conversations were saved by a newer TokenHub Chat and were not touched: update this program or choose another place.</source>
        <translation>这些对话由更新版本的 TokenHub Chat 保存，未作改动：请更新本程序，或选择其他位置。</translation>
    </message>
    <message>
        <source>Another program holds the file with the conversations: saving goes on when it lets go.</source>
        <translation>另一个程序正占用保存对话的文件：待其释放后会继续保存。</translation>
    </message>
    <message>
        <source>The file with the conversations disappeared while the program was running: choose a place to save what is open.</source>
        <translation>保存对话的文件在程序运行时消失了：请选择位置保存当前打开的内容。</translation>
    </message>
    <message>
        <source>The conversation could not be saved: it stays open here; try again or choose another place.</source>
        <translation>无法保存对话：它会在此保持打开；请重试或选择其他位置。</translation>
    </message>
    <message>
        <source>The file “%1” could not be read or written: check that it exists and that you may use it.</source>
        <translation>无法读写文件“%1”：请确认它存在且您有权使用。</translation>
    </message>
    <message>
        <source>A file could not be read or written: check that it exists and that you may use it.</source>
        <translation>有文件无法读写：请确认它存在且您有权使用。</translation>
    </message>
    <message>
        <source>Something went wrong inside the program: try again, and report the details if it stays so.</source>
        <translation>程序内部出错：请重试；如果问题依旧，请报告详细信息。</translation>
    </message>
    <message>
        <source>No model is chosen: choose one or type its name.</source>
        <translation>尚未选择模型：请选择一个或输入其名称。</translation>
    </message>
    <message>
        <source>The field “%1” is not a JSON array of functions: correct it or reset it.</source>
        <translation>字段“%1”不是由函数组成的 JSON 数组：请更正或重置。</translation>
    </message>
    <message>
        <source>The field “%1” is not a JSON object: correct it or reset it.</source>
        <translation>字段“%1”不是 JSON 对象：请更正或重置。</translation>
    </message>
    <message>
        <source>The field “%1” needs a tool to choose: add that tool or reset the choice.</source>
        <translation>字段“%1”需要有可选的工具：请添加该工具或重置此选择。</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>HTTP status</source>
        <translation>HTTP 状态</translation>
    </message>
    <message>
        <source>Concerns</source>
        <translation>涉及</translation>
    </message>
    <message>
        <source>The gateway said</source>
        <translation>网关返回</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>Request id</source>
        <translation>请求 ID</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>Extra JSON</source>
        <translation>附加 JSON</translation>
    </message>
    <message>
        <source>Tool choice</source>
        <translation>工具选择</translation>
    </message>
    <message>
        <source>System prompt</source>
        <translation>系统提示词</translation>
    </message>
    <message>
        <source>Streaming</source>
        <translation>流式输出</translation>
    </message>
    <message>
        <source>Max tokens</source>
        <translation>最大 token 数</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>温度</translation>
    </message>
    <message>
        <source>Stop sequences</source>
        <translation>停止序列</translation>
    </message>
    <message>
        <source>Thinking</source>
        <translation>思考</translation>
    </message>
    <message>
        <source>Web search</source>
        <translation>联网搜索</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>立即重试</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Enter key</source>
        <translation>输入密钥</translation>
    </message>
    <message>
        <source>Unlock and retry</source>
        <translation>解锁并重试</translation>
    </message>
    <message>
        <source>Use a key for this session</source>
        <translation>本次会话使用密钥</translation>
    </message>
    <message>
        <source>Choose model</source>
        <translation>选择模型</translation>
    </message>
    <message>
        <source>Change parameters</source>
        <translation>更改参数</translation>
    </message>
    <message>
        <source>Edit message</source>
        <translation>编辑消息</translation>
    </message>
    <message>
        <source>New chat</source>
        <translation>新对话</translation>
    </message>
    <message>
        <source>Choose another place</source>
        <translation>选择其他位置</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详细信息</translation>
    </message>
    <message>
        <source>Run the same command again.</source>
        <translation>请再次运行同一命令。</translation>
    </message>
    <message>
        <source>Ask again and include what arrived.</source>
        <translation>请再次提问，并附上已收到的内容。</translation>
    </message>
    <message>
        <source>Put a key into the environment variable TOKENHUB_API_KEY.</source>
        <translation>请将密钥放入环境变量 TOKENHUB_API_KEY。</translation>
    </message>
    <message>
        <source>Unlock the keyring and run the same command again.</source>
        <translation>请解锁密钥环，然后再次运行同一命令。</translation>
    </message>
    <message>
        <source>Give another address with --gateway.</source>
        <translation>请用 --gateway 指定其他地址。</translation>
    </message>
    <message>
        <source>Give another model with --model, or other ones with --models.</source>
        <translation>请用 --model 指定其他模型，或用 --models 指定其他几个模型。</translation>
    </message>
    <message>
        <source>Change what --param and --extra say.</source>
        <translation>请更改 --param 和 --extra 的内容。</translation>
    </message>
    <message>
        <source>Change the question.</source>
        <translation>请更改问题。</translation>
    </message>
    <message>
        <source>Shorten the question.</source>
        <translation>请缩短问题。</translation>
    </message>
    <message>
        <source>Give another folder with --data-dir.</source>
        <translation>请用 --data-dir 指定其他文件夹。</translation>
    </message>
    <message>
        <source>host not found</source>
        <translation>找不到主机</translation>
    </message>
    <message>
        <source>connection refused</source>
        <translation>连接被拒绝</translation>
    </message>
    <message>
        <source>no connection</source>
        <translation>无法连接</translation>
    </message>
    <message>
        <source>proxy failed</source>
        <translation>代理出错</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>没有回答</translation>
    </message>
    <message>
        <source>The answer ended because it reached its length limit.</source>
        <translation>回答已达到长度上限，因此结束。</translation>
    </message>
    <message>
        <source>The provider&apos;s content filter ended the answer.</source>
        <translation>提供商的内容过滤器终止了回答。</translation>
    </message>
    <message>
        <source>The answer ended for the reason “%1”.</source>
        <translation>回答因“%1”而结束。</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>已停止。</translation>
    </message>
    <message>
        <source>1 broken piece of the answer was left out.</source>
        <translation>回答中有 1 个损坏的片段已略去。</translation>
    </message>
    <message>
        <source>%1 broken pieces of the answer were left out.</source>
        <translation>回答中有 %1 个损坏的片段已略去。</translation>
    </message>
    <message>
        <source>The key was not looked for yet.</source>
        <translation>尚未查找密钥。</translation>
    </message>
    <message>
        <source>The key is in the keyring.</source>
        <translation>密钥已在密钥环中。</translation>
    </message>
    <message>
        <source>The keyring waits for an answer: look for its window, or use a key for this session only.</source>
        <translation>密钥环正在等待答复：请查找它的窗口，或仅在本次会话中使用一个密钥。</translation>
    </message>
    <message>
        <source>The gateway has no model list (404). Type a model name.</source>
        <translation>此网关没有模型列表（404）。请输入模型名称。</translation>
    </message>
    <message>
        <source>The gateway&apos;s model list cannot be read. Type a model name.</source>
        <translation>无法读取此网关的模型列表。请输入模型名称。</translation>
    </message>
    <message>
        <source>Connecting to %1 …</source>
        <translation>正在连接 %1…</translation>
    </message>
    <message>
        <source>Waiting for %1 …</source>
        <translation>正在等待 %1…</translation>
    </message>
    <message>
        <source>Waiting for %1 … %2 s</source>
        <translation>正在等待 %1… %2 秒</translation>
    </message>
    <message>
        <source>Waiting for the keyring …</source>
        <translation>正在等待密钥环…</translation>
    </message>
    <message>
        <source>Retrying in %1 s (%2)</source>
        <translation>%1 秒后重试（%2）</translation>
    </message>
    <message>
        <source>Nothing arrived for %1 s. Still waiting …</source>
        <translation>已有 %1 秒未收到内容，仍在等待…</translation>
    </message>
    <message>
        <source>Thought</source>
        <translation>已思考</translation>
    </message>
    <message>
        <source>Thought for a moment</source>
        <translation>思考了片刻</translation>
    </message>
    <message>
        <source>Thought for %1 s</source>
        <translation>思考了 %1 秒</translation>
    </message>
    <message>
        <source>It took %1 ms.</source>
        <translation>耗时 %1 毫秒。</translation>
    </message>
    <message>
        <source>The gateway answers and wants a key: enter one.</source>
        <translation>网关有响应，但需要密钥：请输入密钥。</translation>
    </message>
    <message>
        <source>The proxy %1 did not pass the request on: check that it runs, and the proxy settings of this gateway or of the desktop.</source>
        <translation>代理 %1 没有转发请求：请确认它在运行，并检查此网关或桌面的代理设置。</translation>
    </message>
    <message>
        <source>The proxy did not pass the request on: check the proxy settings of this gateway.</source>
        <translation>代理没有转发请求：请检查此网关的代理设置。</translation>
    </message>
    <message>
        <source>The proxy %1 wants a user name and password, or does not take the ones it got: enter them in this gateway&apos;s settings.</source>
        <translation>代理 %1 需要用户名和密码，或不接受已提供的：请在此网关的设置中填写。</translation>
    </message>
    <message>
        <source>The proxy wants another user name or password: enter them in this gateway&apos;s settings.</source>
        <translation>代理需要其他用户名或密码：请在此网关的设置中填写。</translation>
    </message>
    <message>
        <source>There is no certificate in “%1”: choose a PEM file, one with the line BEGIN CERTIFICATE.</source>
        <translation>“%1”中没有证书：请选择 PEM 文件，即含有 BEGIN CERTIFICATE 一行的文件。</translation>
    </message>
    <message>
        <source>There is no certificate in the chosen file: choose a PEM file, one with the line BEGIN CERTIFICATE.</source>
        <translation>所选文件中没有证书：请选择 PEM 文件，即含有 BEGIN CERTIFICATE 一行的文件。</translation>
    </message>
    <message>
        <source>The header “%1” of this gateway cannot be sent: correct it in the gateway&apos;s settings.</source>
        <translation>此网关的请求头“%1”无法发送：请在网关设置中更正。</translation>
    </message>
    <message>
        <source>A header of this gateway cannot be sent: correct it in the gateway&apos;s settings.</source>
        <translation>此网关有请求头无法发送：请在网关设置中更正。</translation>
    </message>
    <message>
        <source>The program sends this header itself, and the key has a field of its own: remove it here.</source>
        <translation>程序会自行发送此请求头，密钥也有专门的字段：请在此移除。</translation>
    </message>
    <message>
        <source>A header&apos;s name has Latin letters, digits and - only: no blanks, no colon.</source>
        <translation>请求头名称只能包含拉丁字母、数字和“-”：不能有空格或冒号。</translation>
    </message>
    <message>
        <source>A header&apos;s value has Latin letters, digits and signs only, on one line.</source>
        <translation>请求头的值只能包含拉丁字母、数字和符号，且须在一行内。</translation>
    </message>
    <message>
        <source>This header is there already: remove one of the two.</source>
        <translation>此请求头已存在：请移除其中一个。</translation>
    </message>
    <message>
        <source>Enter both name and value, or remove the header.</source>
        <translation>请填写名称和值，或移除此请求头。</translation>
    </message>
    <message>
        <source>Enter a number from 1 to 65535.</source>
        <translation>请输入 1 到 65535 之间的数字。</translation>
    </message>
    <message>
        <source>Enter the proxy&apos;s host name or address.</source>
        <translation>请输入代理的主机名或地址。</translation>
    </message>
    <message>
        <source>This is no host name: enter it without http:// and without a path.</source>
        <translation>这不是主机名：请不要包含 http:// 和路径。</translation>
    </message>
    <message>
        <source>The warning has to come before the end: make its time shorter.</source>
        <translation>提示必须早于终止：请缩短提示时间。</translation>
    </message>
    <message>
        <source>A time limit is from 1 to 3600 seconds.</source>
        <translation>时限须在 1 到 3600 秒之间。</translation>
    </message>
    <message>
        <source>This file cannot be read: choose an ordinary file of at most 1 MB that you may read.</source>
        <translation>无法读取此文件：请选择您有权读取、不超过 1 MB 的普通文件。</translation>
    </message>
    <message>
        <source>Key and messages would travel unencrypted: use an https:// address, or allow it below.</source>
        <translation>密钥和消息将以明文传输：请使用 https:// 地址，或在下方允许。</translation>
    </message>
    <message>
        <source>Gateway</source>
        <translation>网关</translation>
    </message>
    <message>
        <source>Gateway settings</source>
        <translation>网关设置</translation>
    </message>
    <message>
        <source>Use the default gateway</source>
        <translation>使用默认网关</translation>
    </message>
    <message>
        <source>Leave --gateway out to use the default gateway.</source>
        <translation>不写 --gateway 即使用默认网关。</translation>
    </message>
    <message>
        <source>The gateway of this conversation is not there any more: go on with the default one, or choose another at the bottom of the history.</source>
        <translation>此对话所用的网关已不存在：请改用默认网关继续，或在历史记录底部选择其他网关。</translation>
    </message>
    <message>
        <source>The program ended before the answer was complete: what arrived is kept.</source>
        <translation>回答完成之前程序已退出：已收到的内容都已保留。</translation>
    </message>
    <message>
        <source>&lt; %1</source>
        <comment>less than this amount of money</comment>
        <translation>不足 %1</translation>
    </message>
    <message>
        <source>≈ %1</source>
        <comment>about this amount of money</comment>
        <translation>约 %1</translation>
    </message>
    <message>
        <source>The currency is too long: 12 letters at most.</source>
        <translation>货币名称过长：最多 12 个字符。</translation>
    </message>
    <message>
        <source>A price is a number from 0 to 1,000,000, such as 2.50.</source>
        <translation>价格须为 0 到 1,000,000 之间的数字，例如 2.50。</translation>
    </message>
    <message>
        <source>This model has a price already: remove one of the two.</source>
        <translation>该模型已有价格：请移除其中一行。</translation>
    </message>
    <message>
        <source>Enter the model and what its input and output cost, or remove the row.</source>
        <translation>请填写模型及其输入和输出价格，或移除该行。</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Chat with large language models through the TokenHub gateway.</source>
        <translation>通过 TokenHub 网关与大语言模型对话。</translation>
    </message>
    <message>
        <source>Use this gateway for this run; it never gets a stored key.</source>
        <translation>本次运行使用此网关；绝不向其发送已保存的密钥。</translation>
    </message>
    <message>
        <source>Ask this model.</source>
        <translation>向此模型提问。</translation>
    </message>
    <message>
        <source>Begin a new chat with this prompt.</source>
        <translation>以此提示词开始新对话。</translation>
    </message>
    <message>
        <source>Keep conversations and settings in this folder.</source>
        <translation>将对话和设置保存在此文件夹中。</translation>
    </message>
    <message>
        <source>TokenHub Chat is running already: its window comes to the front.</source>
        <translation>TokenHub Chat 已在运行：其窗口将转到前台。</translation>
    </message>
    <message>
        <source>TokenHub Chat is running already with this folder, and does not answer. End it, or choose another folder with --data-dir.</source>
        <translation>TokenHub Chat 已在使用此文件夹运行，但没有响应。请结束它，或用 --data-dir 选择其他文件夹。</translation>
    </message>
    <message>
        <source>TokenHub Chat is running already, and the text is too long to be handed to it. Paste it into its window.</source>
        <translation>TokenHub Chat 已在运行，这段文字太长，无法转交给它。请粘贴到它的窗口中。</translation>
    </message>
</context>
<context>
    <name>tokenhub::app::AboutDialog</name>
    <message>
        <source>About TokenHub Chat</source>
        <translation>关于 TokenHub Chat</translation>
    </message>
    <message>
        <source>TokenHub Chat %1</source>
        <translation>TokenHub Chat %1</translation>
    </message>
    <message>
        <source>A native client for large language models behind the TokenHub gateway. Free software under the GNU General Public License, version 3 or later, without any warranty.</source>
        <translation>连接 TokenHub 网关的大语言模型原生客户端。自由软件，以 GNU 通用公共许可证第 3 版或更高版本发布，不提供任何担保。</translation>
    </message>
    <message>
        <source>Made with</source>
        <translation>构建所用</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>对话</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Copy system information</source>
        <translation>复制系统信息</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
</context>
<context>
    <name>tokenhub::app::Actions</name>
    <message>
        <source>&amp;New chat</source>
        <translation>新对话(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Gateway and key…</source>
        <translation>网关和密钥(&amp;G)…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Copy selection</source>
        <translation>复制所选内容(&amp;C)</translation>
    </message>
    <message>
        <source>Select &amp;all of the conversation</source>
        <translation>全选对话(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Edit the last prompt</source>
        <translation>编辑上一条提问(&amp;E)</translation>
    </message>
    <message>
        <source>Enter &amp;sends</source>
        <translation>按 Enter 发送(&amp;S)</translation>
    </message>
    <message>
        <source>Se&amp;ttings…</source>
        <translation>设置(&amp;T)…</translation>
    </message>
    <message>
        <source>&amp;History</source>
        <translation>历史记录(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Parameters</source>
        <translation>参数(&amp;P)</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>放大(&amp;I)</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>缩小(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Normal size</source>
        <translation>正常大小(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;About TokenHub Chat</source>
        <translation>关于 TokenHub Chat(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>停止(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Regenerate the last answer</source>
        <translation>重新生成上一个回答(&amp;R)</translation>
    </message>
    <message>
        <source>Choose a &amp;model</source>
        <translation>选择模型(&amp;M)</translation>
    </message>
    <message>
        <source>Refresh the list of mode&amp;ls</source>
        <translation>刷新模型列表(&amp;L)</translation>
    </message>
    <message>
        <source>Re&amp;name…</source>
        <translation>重命名(&amp;N)…</translation>
    </message>
    <message>
        <source>Go to the &amp;prompt</source>
        <translation>转到输入框(&amp;P)</translation>
    </message>
    <message>
        <source>As the &amp;desktop</source>
        <translation>跟随桌面(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>浅色(&amp;L)</translation>
    </message>
    <message>
        <source>Dar&amp;k</source>
        <translation>深色(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>主题(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Conversation</source>
        <translation>对话(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>Save a &amp;copy of all conversations…</source>
        <translation>保存所有对话的副本(&amp;C)…</translation>
    </message>
    <message>
        <source>&amp;Undo delete</source>
        <translation>撤销删除(&amp;U)</translation>
    </message>
    <message>
        <source>Message &amp;details…</source>
        <translation>消息详情(&amp;D)…</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>删除(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>键盘快捷键(&amp;K)</translation>
    </message>
    <message>
        <source>Open the &amp;log folder</source>
        <translation>打开日志文件夹(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Copy system information</source>
        <translation>复制系统信息(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Find in the conversation</source>
        <translation>在对话中查找(&amp;F)</translation>
    </message>
    <message>
        <source>Find &amp;next</source>
        <translation>查找下一个(&amp;N)</translation>
    </message>
    <message>
        <source>Find pre&amp;vious</source>
        <translation>查找上一个(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Quote in the prompt</source>
        <translation>引用到提示词(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Outline</source>
        <translation>大纲(&amp;O)</translation>
    </message>
    <message>
        <source>Pre&amp;vious question</source>
        <translation>上一个提问(&amp;V)</translation>
    </message>
    <message>
        <source>Next &amp;question</source>
        <translation>下一个提问(&amp;Q)</translation>
    </message>
    <message>
        <source>Compare &amp;metrics…</source>
        <translation>对比指标(&amp;M)…</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>导出(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Add a lane</source>
        <translation>添加对比栏(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Duplicate the lane</source>
        <translation>复制对比栏(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Next lane</source>
        <translation>下一对比栏(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Previous lane</source>
        <translation>上一对比栏(&amp;P)</translation>
    </message>
    <message>
        <source>Move the lane &amp;back</source>
        <translation>对比栏前移(&amp;B)</translation>
    </message>
    <message>
        <source>Move the lane &amp;on</source>
        <translation>对比栏后移(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Fold the lane</source>
        <translation>折叠对比栏(&amp;F)</translation>
    </message>
    <message>
        <source>Show this lane a&amp;lone</source>
        <translation>单独显示此对比栏(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Remove the lane</source>
        <translation>移除对比栏(&amp;R)</translation>
    </message>
    <message>
        <source>Bring the lane bac&amp;k that was removed last</source>
        <translation>恢复最近移除的对比栏(&amp;K)</translation>
    </message>
    <message>
        <source>Change parameters in all lanes &amp;together</source>
        <translation>同时更改所有对比栏的参数(&amp;T)</translation>
    </message>
    <message>
        <source>Lanes as &amp;columns</source>
        <translation>对比栏并列(&amp;C)</translation>
    </message>
    <message>
        <source>Lanes as a &amp;grid</source>
        <translation>对比栏网格(&amp;G)</translation>
    </message>
    <message>
        <source>Lanes as &amp;tabs</source>
        <translation>对比栏标签页(&amp;T)</translation>
    </message>
    <message>
        <source>All answers in one l&amp;ist</source>
        <translation>所有回答列成一列(&amp;I)</translation>
    </message>
    <message>
        <source>New c&amp;omparison</source>
        <translation>新建对比(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Save these lanes as a set…</source>
        <translation>将这些对比栏存为一组(&amp;S)…</translation>
    </message>
    <message>
        <source>Try all lanes again that broke o&amp;ff</source>
        <translation>重试所有中断的对比栏(&amp;F)</translation>
    </message>
    <message>
        <source>Show what &amp;differs</source>
        <translation>显示差异(&amp;D)</translation>
    </message>
    <message>
        <source>Diff</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>Scroll lanes to&amp;gether</source>
        <translation>对比栏同步滚动(&amp;G)</translation>
    </message>
    <message>
        <source>Synchronised</source>
        <translation>同步</translation>
    </message>
    <message>
        <source>The lane&apos;s last answer is the best</source>
        <translation>此对比栏的最后回答最佳</translation>
    </message>
    <message>
        <source>Compare &amp;blind: hide who answers</source>
        <translation>盲比：隐藏回答者(&amp;B)</translation>
    </message>
    <message>
        <source>Blind</source>
        <translation>盲比</translation>
    </message>
    <message>
        <source>Blac&amp;ken names of models in hidden answers</source>
        <translation>涂黑隐藏回答中的模型名称(&amp;K)</translation>
    </message>
    <message>
        <source>Re&amp;veal who answered</source>
        <translation>揭晓回答者(&amp;V)</translation>
    </message>
    <message>
        <source>Reveal</source>
        <translation>揭晓</translation>
    </message>
    <message>
        <source>Isolated</source>
        <translation>隔离</translation>
    </message>
    <message>
        <source>&amp;Isolated: each lane sees only its own answers</source>
        <translation>隔离：每个对比栏只看到自己的回答(&amp;I)</translation>
    </message>
    <message>
        <source>Shared winner</source>
        <translation>共用最佳</translation>
    </message>
    <message>
        <source>Shared &amp;winner: all lanes go on from the best answer of the turn before</source>
        <translation>共用最佳：所有对比栏接着上一轮的最佳回答继续(&amp;W)</translation>
    </message>
    <message>
        <source>Fresh each turn</source>
        <translation>每轮重新开始</translation>
    </message>
    <message>
        <source>Fresh &amp;each turn: no lane sees anything that was said before</source>
        <translation>每轮重新开始：没有对比栏看到之前的内容(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Lanes</source>
        <translation>对比栏(&amp;L)</translation>
    </message>
    <message>
        <source>What a lane is se&amp;nt</source>
        <translation>对比栏收到的内容(&amp;N)</translation>
    </message>
</context>
<context>
    <name>tokenhub::app::AppearancePage</name>
    <message>
        <source>Colours and movement</source>
        <translation>颜色与动效</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>theme dark light colour color mode night</source>
        <comment>words to search by</comment>
        <translation>主题 深色 浅色 颜色 模式 夜间 暗色 theme dark light</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>跟随桌面</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Movement</source>
        <translation>动效</translation>
    </message>
    <message>
        <source>Nothing moves longer than an eighth of a second; reduced, nothing moves at all.</source>
        <translation>任何动效都不超过八分之一秒；选择“减少”则完全没有动效。</translation>
    </message>
    <message>
        <source>motion animation reduced blink accessibility</source>
        <comment>words to search by</comment>
        <translation>动效 动画 减少 闪烁 无障碍 motion animation</translation>
    </message>
    <message>
        <source>Reduced</source>
        <translation>减少</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>完整</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>Font</source>
        <translation>字体</translation>
    </message>
    <message>
        <source>font typeface family interface text</source>
        <comment>words to search by</comment>
        <translation>字体 界面 文字 font</translation>
    </message>
    <message>
        <source>Size of the font</source>
        <translation>字号</translation>
    </message>
    <message>
        <source>font size big small points text</source>
        <comment>words to search by</comment>
        <translation>字体 字号 大小 磅 font size</translation>
    </message>
    <message>
        <source> pt</source>
        <comment>points, after a number</comment>
        <translation> 磅</translation>
    </message>
    <message>
        <source>The desktop&apos;s</source>
        <translation>桌面字体</translation>
    </message>
    <message>
        <source>Font of code</source>
        <translation>代码字体</translation>
    </message>
    <message>
        <source>monospace fixed code font terminal</source>
        <comment>words to search by</comment>
        <translation>等宽 代码 字体 终端 monospace</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>对话</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>缩放</translation>
    </message>
    <message>
        <source>Also with Ctrl and + or −.</source>
        <translation>也可以按 Ctrl 加 + 或 −。</translation>
    </message>
    <message>
        <source>zoom scale magnify larger text size transcript</source>
        <comment>words to search by</comment>
        <translation>缩放 放大 缩小 文字大小 对话 zoom</translation>
    </message>
    <message>
        <source> %</source>
        <comment>percent, after a number</comment>
        <translation> %</translation>
    </message>
    <message>
        <source>Density</source>
        <translation>密度</translation>
    </message>
    <message>
        <source>density spacing padding compact dense</source>
        <comment>words to search by</comment>
        <translation>密度 间距 紧凑 宽松 density</translation>
    </message>
    <message>
        <source>Comfortable</source>
        <translation>宽松</translation>
    </message>
    <message>
        <source>Compact</source>
        <translation>紧凑</translation>
    </message>
    <message>
        <source>Width of the text</source>
        <translation>文字宽度</translation>
    </message>
    <message>
        <source>A column of about 90 letters reads best.</source>
        <translation>每行约 45 个汉字最便于阅读。</translation>
    </message>
    <message>
        <source>width column wide full window centred</source>
        <comment>words to search by</comment>
        <translation>宽度 栏 全宽 窗口 居中 width</translation>
    </message>
    <message>
        <source>A column</source>
        <translation>一栏</translation>
    </message>
    <message>
        <source>The whole window</source>
        <translation>整个窗口</translation>
    </message>
</context>
<context>
    <name>tokenhub::app::Application</name>
    <message>
        <source>Unlock</source>
        <translation>解锁</translation>
    </message>
</context>
<context>
    <name>tokenhub::app::CertificatesLine</name>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Choose a file of certificates</source>
        <translation>选择证书文件</translation>
    </message>
    <message>
        <source>Additional certificates</source>
        <translation>附加证书</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer);;All files (*)</source>
        <translation>证书 (*.pem *.crt *.cer);;所有文件 (*)</translation>
    </message>
</context>
<context>
    <name>tokenhub::app::CodeSaver</name>
    <message>
        <source>Save the code</source>
        <translation>保存代码</translation>
    </message>
    <message>
        <source>The code was saved as %1.</source>
        <translation>代码已保存为 %1。</translation>
    </message>
    <message>
        <source>The code could not be saved as %1. Choose another place.</source>
        <translation>代码无法保存为 %1。请选择其他位置。</translation>
    </message>
</context>
<context>
    <name>tokenhub::app::ComparisonBar</name>
    <message>
        <source>What a lane is sent: %1</source>
        <translation>对比栏收到的内容：%1</translation>
    </message>
</context>
<context>
    <name>tokenhub::app::ComparisonDesk</name>
    <message>
        <source>Ask anything</source>
        <translation>问点什么</translation>
    </message>
    <message numerus="yes">
        <source>Ask all %n lane(s)</source>
        <translation>
            <numerusform>问全部 %n 个对比栏</numerusform>
        </translation>
    </message>
    <message>
        <source>Ask lane %1</source>
        <translation>问对比栏 %1</translation>
    </message>
</context>
<context>
    <name>tokenhub::app::Composer</name>
    <message>
        <source>Ask anything</source>
        <translation>问点什么吧</translation>
    </message>
    <message>
        <source>Editing an earlier message — Esc cancels</source>
        <translation>正在编辑之前的消息 — 按 Esc 取消</translation>
    </message>
    <message>
        <source>Cancel editing</source>
        <translation>取消编辑</translation>
    </message>
    <message>
        <source>Cancel editing (Esc)</source>
        <translation>取消编辑 (Esc)</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Not pasted: a paragraph can have %1 characters at most.</source>
        <translation>未粘贴：一个段落最多 %1 个字符。</translation>
    </message>
    <message>
        <source>Not pasted: %1 characters are too many, a message can have %2.</source>
        <translation>未粘贴：%1 个字符太多，一条消息最多 %2 个。</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Resend</source>
        <translation>重新发送</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Enter</translation>
    </message>
    <message>
        <source>Shift+Enter for a new line</source>
        <translation>按 Shift+Enter 换行</translation>
    </message>
    <message>
        <source>Enter for a new line</source>
        <translation>按 Enter 换行</translation>
    </message>
    <message>
        <source>Editing an answer: your version is kept beside it — Esc cancels</source>
        <translation>正在编辑回答：您的版本会与原回答并存 — 按 Esc 取消</translation>
    </message>
    <message>
        <source>Result of the tool call — Esc cancels</source>
        <translation>工具调用的结果 — 按 Esc 取消</translation>
    </message>
    <message>
        <source>Result of %1 — Esc cancels</source>
        <translation>%1 的结果 — 按 Esc 取消</translation>
    </message>
    <message>
        <source>Editing a queued message — Esc cancels</source>
        <translation>正在编辑排队的消息 — 按 Esc 取消</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>排队</translation>
    </message>
    <message>
        <source>Send result</source>
        <translation>发送结果</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Can be sent when the answer has ended</source>
        <translation>回答结束后即可发送</translation>
    </message>
</context>
<context>
    <name>tokenhub::app::ConversationController</name>
    <message>
        <source>New chat</source>
        <translation>新对话</translation>
    </message>
    <message>
        <source>Which model shall answer?</source>
        <translation>由哪个模型回答？</translation>
    </message>
    <message>
        <source>Ask %1</source>
        <translation>向 %1 提问</translation>
    </message>
    <message>
        <source>Choose one below, next to the prompt.</source>
        <translation>请在下方输入框旁选择。</translation>
    </message>
    <message>
        <source>Enter sends, Shift+Enter begins a new line.</source>
        <translation>按 Enter 发送，按 Shift+Enter 换行。</translation>
    </message>
    <message>
        <source>Choose one above.</source>
        <translation>请在上方选择一个。</translation>
    </message>
</context>
<context>
    <name>tokenhub::app::CopyNotices</name>
    <message numerus="yes">
        <source>What was copied has %n character(s) that are not seen: %1. They may make it do something else than it seems to.</source>
        <translation>
            <numerusform>复制的内容含有 %n 个看不见的字符：%1。它们可能使其作用与看上去的不同。</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy without them</source>
        <translation>复制时去除它们</translation>
    </message>
</context>
<context>
    <name>tokenhub::app::DiffDesk</name>
    <message>
        <source>Choose two lanes.</source>
        <translation>请选择两个对比栏。</translation>
    </message>
    <message>
        <source>These two lanes have no answers to the same prompt yet.</source>
        <translation>这两个对比栏还没有对同一提问的回答。</translation>
    </message>
</context>
<context>
    <name>tokenhub::app::DiffView</name>
    <message>
        <source>Differences: on the left struck through, on the right underlined</source>
        <translation>差异：左侧为删除线，右侧为下划线</translation>
    </message>
    <message>
        <source>Left answer</source>
        <translation>左侧回答</translation>
    </message>
    <message>
        <source>Right answer</source>
        <translation>右侧回答</translation>
    </message>
    <message>
        <source>The turn before</source>
        <translation>上一轮</translation>
    </message>
    <message>
        <source>The turn after</source>
        <translation>下一轮</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭 (Esc)</translation>
    </message>
    <message>
        <source>Only changes</source>
        <translation>仅显示变化</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>a turn among turns</comment>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>正在比较…</translation>
    </message>
    <message>
        <source>The two answers are the same.</source>
        <translation>两个回答相同。</translation>
    </message>
    <message>
        <source>They are long: compared by paragraphs alone.</source>
        <translation>内容较长：仅按段落比较。</translation>
    </message>
    <message numerus="yes">
        <source>%n more row(s) are not shown.</source>
        <translation>
            <numerusform>另有 %n 行未显示。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tokenhub::app::ExportDesk</name>
    <message>
        <source>The conversation was exported as %1.</source>
        <translation>对话已导出为 %1。</translation>
    </message>
    <message>
        <source>The export could not be saved as %1: the disk takes no more. Make room, or choose another place.</source>
        <translation>无法将导出内容保存为 %1：磁盘已满。请腾出空间，或选择其他位置。</translation>
    </message>
    <message>
        <source>The export could not be saved as %1: nothing can be written there. Choose another place.</source>
        <translation>无法将导出内容保存为 %1：该处不可写入。请选择其他位置。</translation>
    </message>
    <message>
        <source>The export could not be saved as %1: the folder is not there. Choose another place.</source>
        <translation>无法将导出内容保存为 %1：文件夹不存在。请选择其他位置。</translation>
    </message>
    <message>
        <source>The export could not be saved as %1. Choose another place.</source>
        <translation>无法将导出内容保存为 %1。请选择其他位置。</translation>
    </message>
    <message>
        <source>&amp;Export comparison…</source>
        <translation>导出对比(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>导出(&amp;E)…</translation>
    </message>
    <message>
        <source>Export the conversation</source>
        <translation>导出对话</translation>
    </message>
    <message>
        <source>Blind comparison</source>
        <translation>盲比</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Choose another place…</source>
        <translation>选择其他位置…</translation>
    </message>
</context>
<context>
    <name>tokenhub::app::FileNotices</name>
    <message>
        <source>The settings could not be read and begin anew. The old file was kept as %1.</source>
        <translation>无法读取设置，已恢复为初始设置。旧文件已保留为 %1。</translation>
    </message>
    <message>
        <source>The settings of the gateway “%1” could not be read whole: what was lost is at its default. Check it before the next question.</source>
        <translation>网关“%1”的设置未能完整读取：缺失部分已恢复默认值。请在下次提问前检查。</translation>
    </message>
    <message>
        <source>The folder %1 cannot be made, so nothing of this run is saved. Choose another with --data-dir.</source>
        <translation>无法创建文件夹 %1，本次运行的内容都不会保存。请用 --data-dir 选择其他文件夹。</translation>
    </message>
    <message>
        <source>The settings cannot be saved: what you change lasts until the program ends. Check that the file may be written and that the disk has room.</source>
        <translation>设置无法保存：所做的更改只保留到程序退出。请检查该文件是否可写、磁盘是否有空间。</translation>
    </message>
    <message>
        <source>Gateways</source>
        <translation>网关</translation>
    </message>
    <message>
        <source>What you changed of these gateways is not saved yet: %1.</source>
        <translation>这些网关的修改尚未保存：%1。</translation>
    </message>
    <message>
        <source>Gateways…</source>
        <translation>网关…</translation>
    </message>
</context>
<context>
    <name>tokenhub::app::FindBar</name>
    <message>
        <source>Find in this conversation</source>
        <translation>在此对话中查找</translation>
    </message>
    <message>
        <source>Match case</source>
        <translation>区分大小写</translation>
    </message>
    <message>
        <source>Whole words</source>
        <translation>全字匹配</translation>
    </message>
    <message>
        <source>Regular expression</source>
        <translation>正则表达式</translation>
    </message>
    <message>
        <source>Previous match (Shift+Enter)</source>
        <translation>上一处 (Shift+Enter)</translation>
    </message>
    <message>
        <source>Next match (Enter)</source>
        <translation>下一处 (Enter)</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭 (Esc)</translation>
    </message>
    <message>
        <source>Not a valid expression, at character %1</source>
        <translation>正则表达式无效：第 %1 个字符处</translation>
    </message>
    <message>
        <source>This expression takes too long</source>
        <translation>此正则表达式耗时过长，已中止</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>正在查找…</translation>
    </message>
    <message>
        <source>No matches</source>
        <translation>未找到</translation>
    </message>
    <message>
        <source>%1+</source>
        <comment>more than so many</comment>
        <translation>%1+</translation>
    </message>
    <message numerus="yes">
        <source>%n match(es)</source>
        <translation>
            <numerusform>共 %n 处</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>match</comment>
        <translation>第 %1 处，共 %2 处</translation>
    </message>
    <message>
        <source>%1, from the top again</source>
        <translation>%1，已从开头继续</translation>
    </message>
    <message>
        <source>%1, from the end again</source>
        <translation>%1，已从末尾继续</translation>
    </message>
</context>
<context>
    <name>tokenhub::app::FirstRun</name>
    <message>
        <source>Looking for a server …</source>
        <translation>正在查找服务器…</translation>
    </message>
    <message>
        <source>Starting the practice gateway …</source>
        <translation>正在启动练习网关…</translation>
    </message>
    <message>
        <source>It is kept for this session only.</source>
        <translation>它仅保留在本次会话中。</translation>
    </message>
    <message>
        <source>It is in the keyring.</source>
        <translation>它已在密钥环中。</translation>
    </message>
    <message numerus="yes">
        <source>%1 on port %2, %n model(s)</source>
        <translation>
            <numerusform>%1，端口 %2，%n 个模型</numerusform>
        </translation>
    </message>
    <message>
        <source>Found on this computer:</source>
        <translation>在本机上找到：</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>program and port</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>No server answers on this computer. Looked for %1. Start one and try again; one on another port is entered under Gateway.</source>
        <translation>本机上没有服务器响应。已查找 %1。请启动一个后重试；使用其他端口的服务器请在“网关”中填写。</translation>
    </message>
</context>
<context>
    <name>tokenhub::app::FontBox</name>
    <message>
        <source>The desktop&apos;s: %1</source>
        <comment>a font family</comment>
        <translation>桌面字体：%1</translation>
    </message>
</context>
<context>
    <name>tokenhub::app::GatewayDesk</name>
    <message>
        <source>New gateway</source>
        <translation>新网关</translation>
    </message>
    <message>
        <source>What was stored about this gateway could not be read whole. Check the fields and save.</source>
        <translation>此网关的已保存内容未能完整读取。请检查各字段并保存。</translation>
    </message>
    <message>
        <source>Questions go to %1</source>
        <translation>提问将发送到 %1</translation>
    </message>
    <message>
        <source>For example https://tokenhub.link, or http://localhost:11434 for this computer.</source>
        <translation>例如 https://tokenhub.link；本机则为 http://localhost:11434。</translation>
    </message>
    <message>
        <source>A server on this computer often needs none.</source>
        <translation>本机上的服务器通常不需要。</translation>
    </message>
    <message>
        <source>The password is in the keyring.</source>
        <translation>密码已在密钥环中。</translation>
    </message>
    <message>
        <source>stored; type to replace it</source>
        <translation>已保存；输入即可替换</translation>
    </message>
    <message>
        <source>%1 (copy)</source>
        <comment>name of a duplicated gateway</comment>
        <translation>%1（副本）</translation>
    </message>
    <message>
        <source>Delete gateway</source>
        <translation>删除网关</translation>
    </message>
    <message>
        <source>Delete “%1”?</source>
        <translation>删除“%1”？</translation>
    </message>
    <message>
        <source>Its key and its proxy&apos;s password are removed from the keyring. Its conversations stay; they ask which gateway to go on with.</source>
        <translation>其密钥和代理密码会从密钥环中移除。相关对话会保留，继续时会询问改用哪个网关。</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>The gateway was deleted, but its key is still in the keyring, which did not let it be removed.</source>
        <translation>网关已删除，但密钥环不允许移除其密钥，密钥仍在其中。</translation>
    </message>
    <message>
        <source>This password cannot be kept: it may have Latin letters, digits and signs only, and no blanks.</source>
        <translation>无法保存此密码：只能包含拉丁字母、数字和符号，不能有空格。</translation>
    </message>
    <message>
        <source>The address has changed: enter the key for the new one, or remove the old one. The old key is not sent to it.</source>
        <translation>地址已更改：请输入新地址的密钥，或移除旧密钥。旧密钥不会发送给新地址。</translation>
    </message>
    <message>
        <source>The keyring did not take the password: unlock it and save again.</source>
        <translation>密钥环没有接受密码：请解锁后再次保存。</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>已保存。</translation>
    </message>
    <message>
        <source>This gateway is for this run only. A duplicate of it is kept.</source>
        <translation>此网关仅用于本次运行。复制它即可保留。</translation>
    </message>
</context>
<context>
    <name>tokenhub::app::GatewayEdit</name>
    <message>
        <source>Allow unencrypted http to this address</source>
        <translation>允许以未加密的 http 访问此地址</translation>
    </message>
    <message>
        <source>Key and messages can then be read on the way: for a network of your own only</source>
        <translation>密钥和消息在途中可能被读取：仅适用于您自己的网络</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>API key</source>
        <translation>API 密钥</translation>
    </message>
    <message>
        <source>Use for this session only</source>
        <translation>仅在本次会话中使用</translation>
    </message>
    <message>
        <source>The key is kept in memory and gone when the program ends</source>
        <translation>密钥仅保存在内存中，程序退出后即消失</translation>
    </message>
    <message>
        <source>Unlock the keyring…</source>
        <translation>解锁密钥环…</translation>
    </message>
    <message>
        <source>Remove key</source>
        <translation>移除密钥</translation>
    </message>
    <message>
        <source>Additional certificates</source>
        <translation>附加证书</translation>
    </message>
    <message>
        <source>A PEM file, trusted for this gateway in addition to the system&apos;s.</source>
        <translation>PEM 文件，除系统证书外，对此网关也予以信任。</translation>
    </message>
    <message>
        <source>Additional headers</source>
        <translation>附加请求头</translation>
    </message>
    <message>
        <source>Time limits</source>
        <translation>时限</translation>
    </message>
    <message>
        <source>Discard changes</source>
        <translation>放弃更改</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Shown below</source>
        <translation>显示在下方</translation>
    </message>
    <message>
        <source>Folded away</source>
        <translation>已折叠</translation>
    </message>
    <message>
        <source>stored; type to replace it</source>
        <translation>已保存；输入即可替换</translation>
    </message>
    <message>
        <source>Stop the test</source>
        <translation>停止测试</translation>
    </message>
    <message>
        <source>Test connection</source>
        <translation>测试连接</translation>
    </message>
    <message>
        <source>Headers, certificates, proxy, time limits, prices</source>
        <translation>请求头、证书、代理、时限、价格</translation>
    </message>
    <message>
        <source>Prices</source>
        <translation>价格</translation>
    </message>
</context>
<context>
    <name>tokenhub::app::GatewaysPage</name>
    <message>
        <source>Gateways</source>
        <translation>网关</translation>
    </message>
    <message>
        <source>Add a gateway</source>
        <translation>添加网关</translation>
    </message>
    <message>
        <source>Duplicate, without its key</source>
        <translation>复制（不含密钥）</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>删除…</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Use for new chats</source>
        <translation>用于新对话</translation>
    </message>
    <message>
        <source>One gateway has to remain</source>
        <translation>至少要保留一个网关</translation>
    </message>
    <message>
        <source>Used for new chats</source>
        <translation>用于新对话</translation>
    </message>
    <message>
        <source>%1, used for new chats</source>
        <translation>%1，用于新对话</translation>
    </message>
    <message>
        <source>%1 •</source>
        <comment>a gateway that is not saved yet</comment>
        <translation>%1 •</translation>
    </message>
    <message>
        <source>%1, not saved yet</source>
        <translation>%1，尚未保存</translation>
    </message>
</context>
<context>
    <name>tokenhub::app::GeneralPage</name>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Language of the program</source>
        <translation>程序语言</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>跟随桌面</translation>
    </message>
    <message>
        <source>Seen when the program is started again.</source>
        <translation>重新启动程序后生效。</translation>
    </message>
    <message>
        <source>Writing and quitting</source>
        <translation>输入与退出</translation>
    </message>
    <message>
        <source>To send a prompt</source>
        <translation>发送消息</translation>
    </message>
    <message>
        <source>Shift+Enter always makes a new line.</source>
        <translation>Shift+Enter 始终换行。</translation>
    </message>
    <message>
        <source>enter return key new line ctrl submit</source>
        <comment>words to search by</comment>
        <translation>回车 按键 换行 发送 enter ctrl</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Enter</translation>
    </message>
    <message>
        <source>Ask before quitting while answers arrive</source>
        <translation>回答未完成时，退出前询问</translation>
    </message>
    <message>
        <source>Without asking, what has come of an answer is kept.</source>
        <translation>不询问时，已收到的回答会保留。</translation>
    </message>
    <message>
        <source>close exit quit confirm stream running</source>
        <comment>words to search by</comment>
        <translation>关闭 退出 确认 运行 quit</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>对话</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Open the folder of the conversations</source>
        <translation>打开对话所在的文件夹</translation>
    </message>
    <message>
        <source>Kept in</source>
        <translation>保存位置</translation>
    </message>
    <message>
        <source>data folder directory location path move database backup</source>
        <comment>words to search by</comment>
        <translation>数据 文件夹 目录 位置 路径 移动 数据库 备份 data folder</translation>
    </message>
    <message>
        <source>To move everything, quit, move the folder, and start the program with “--data-dir FOLDER”: conversations, settings and log are then kept in FOLDER, in “data”, “config” and “state”.</source>
        <translation>如需整体搬移，请先退出程序，移动文件夹，再以“--data-dir 文件夹”启动：对话、设置和日志随后分别保存在该文件夹的“data”“config”和“state”中。</translation>
    </message>
    <message>
        <source>Waiting for a gateway</source>
        <translation>等待网关</translation>
    </message>
    <message>
        <source> s</source>
        <comment>seconds, after a number</comment>
        <translation> 秒</translation>
    </message>
    <message>
        <source>timeout time limit seconds stall silence</source>
        <comment>words to search by</comment>
        <translation>超时 时限 秒 停顿 无响应 timeout</translation>
    </message>
    <message>
        <source>Wait for an answer to begin</source>
        <translation>等待回答开始</translation>
    </message>
    <message>
        <source>Models that think first may need minutes.</source>
        <translation>先思考的模型可能需要几分钟。</translation>
    </message>
    <message>
        <source>Mention silence after</source>
        <translation>无响应多久后提示</translation>
    </message>
    <message>
        <source>Give an answer up after silence of</source>
        <translation>无响应多久后放弃</translation>
    </message>
    <message>
        <source>What has come is kept. A gateway can have limits of its own.</source>
        <translation>已收到的内容会保留。网关可能另有时限。</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>What is logged</source>
        <translation>记录内容</translation>
    </message>
    <message>
        <source>Never a prompt, an answer or a key. More is of use when you report a fault.</source>
        <translation>绝不记录提问、回答或密钥。报告问题时，多记录一些会有帮助。</translation>
    </message>
    <message>
        <source>log logging level debug file diagnostics</source>
        <comment>words to search by</comment>
        <translation>日志 级别 调试 文件 诊断 log</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>不记录</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>主要事件</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>全部</translation>
    </message>
</context>
<context>
    <name>tokenhub::app::GrowingTextEdit</name>
    <message>
        <source>Too long to paste here: %1 characters.</source>
        <translation>内容过长，无法粘贴：%1 个字符。</translation>
    </message>
</context>
<context>
    <name>tokenhub::app::HeadersEdit</name>
    <message>
        <source>Remove this header</source>
        <translation>移除此请求头</translation>
    </message>
    <message>
        <source>Add a header</source>
        <translation>添加请求头</translation>
    </message>
    <message>
        <source>Header name</source>
        <translation>请求头名称</translation>
    </message>
    <message>
        <source>Header value</source>
        <translation>请求头的值</translation>
    </message>
    <message>
        <source>This looks like a key. Headers are stored unencrypted: a key belongs into its field above.</source>
        <translation>这看起来像密钥。请求头以明文保存：密钥应填入上方的专用字段。</translation>
    </message>
</context>
<context>
    <name>tokenhub::app::HistoryDelegate</name>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>Previous 7 days</source>
        <translation>过去 7 天</translation>
    </message>
    <message>
        <source>Older</source>
        <translation>更早</translation>
    </message>
    <message>
        <source>New chat</source>
        <translation>新对话</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n 条消息</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>model and number of messages</comment>
        <translation>%1 · %2</translation>
    </message>
</context>
<context>
    <name>tokenhub::app::HistoryRows</name>
    <message>
        <source>%1, %2</source>
        <comment>title, model and number of messages</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1, an answer is being written</source>
        <translation>%1，正在生成回答</translation>
    </message>
</context>
<context>
    <name>tokenhub::app::HistorySidebar</name>
    <message>
        <source>New chat</source>
        <translation>新对话</translation>
    </message>
    <message>
        <source>Your conversations will be here.</source>
        <translation>您的对话会显示在这里。</translation>
    </message>
    <message>
        <source>Gateway</source>
        <translation>网关</translation>
    </message>
    <message>
        <source>The gateway of this conversation</source>
        <translation>此对话的网关</translation>
    </message>
    <message>
        <source>Choose a gateway</source>
        <translation>选择网关</translation>
    </message>
    <message>
        <source>&amp;Manage gateways…</source>
        <translation>管理网关(&amp;M)…</translation>
    </message>
    <message>
        <source>Gateway of this conversation: %1</source>
        <translation>此对话的网关：%1</translation>
    </message>
</context>
<context>
    <name>tokenhub::app::HistoryView</name>
    <message>
        <source>Conversations</source>
        <translation>对话列表</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>删除…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
</context>
<context>
    <name>tokenhub::app::KeyEntry</name>
    <message>
        <source>Unlock the keyring…</source>
        <translation>解锁密钥环…</translation>
    </message>
    <message>
        <source>Use for this session only</source>
        <translation>仅在本次会话中使用</translation>
    </message>
    <message>
        <source>The key is kept in memory and gone when the program ends</source>
        <translation>密钥仅保存在内存中，程序退出后即消失</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>正在保存…</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>Save key</source>
        <translation>保存密钥</translation>
    </message>
    <message>
        <source>Test the key</source>
        <translation>测试密钥</translation>
    </message>
    <message>
        <source>Asks the gateway for its list of models with this key; nothing is stored and nothing costs</source>
        <translation>用此密钥向网关获取模型列表；不保存任何内容，也不产生费用</translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation>正在测试…</translation>
    </message>
</context>
<context>
    <name>tokenhub::app::KeyField</name>
    <message>
        <source>Change the key</source>
        <translation>更改按键</translation>
    </message>
    <message>
        <source>New key of: %1</source>
        <comment>an action</comment>
        <translation>新按键：%1</translation>
    </message>
    <message>
        <source>Press a key…</source>
        <translation>请按键…</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>an action and its keys</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>no key</source>
        <comment>an action has none</comment>
        <translation>无按键</translation>
    </message>
</context>
<context>
    <name>tokenhub::app::LaneDesk</name>
    <message>
        <source>Lane %1 was removed. Its answers stay.</source>
        <translation>对比栏 %1 已移除，其回答仍保留。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>停止(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>重试(&amp;T)</translation>
    </message>
    <message>
        <source>Ask the &amp;earlier prompts here too</source>
        <translation>在此也问之前的提问(&amp;E)</translation>
    </message>
    <message>
        <source>Sho&amp;w what was sent…</source>
        <translation>显示发送的内容(&amp;W)…</translation>
    </message>
    <message>
        <source>&amp;Continue as a chat</source>
        <translation>作为对话继续(&amp;C)</translation>
    </message>
    <message>
        <source>Show what &amp;differs from</source>
        <translation>显示差异，对照(&amp;D)</translation>
    </message>
</context>
<context>
    <name>tokenhub::app::LaneHeader</name>
    <message>
        <source>More for this lane</source>
        <translation>此对比栏的更多操作</translation>
    </message>
    <message>
        <source>Lane %1: choose a model</source>
        <translation>对比栏 %1：选择模型</translation>
    </message>
    <message>
        <source>Lane %1, model %2: choose another</source>
        <translation>对比栏 %1，模型 %2：选择其他模型</translation>
    </message>
    <message>
        <source>More for lane %1</source>
        <translation>对比栏 %1 的更多操作</translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation>选择模型</translation>
    </message>
</context>
<context>
    <name>tokenhub::app::LanePane</name>
    <message>
        <source>First steps</source>
        <translation>入门步骤</translation>
    </message>
</context>
<context>
    <name>tokenhub::app::LaneSend</name>
    <message>
        <source>&amp;All lanes: one prompt for all</source>
        <translation>全部对比栏：同一提问(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;This lane alone</source>
        <translation>仅此对比栏(&amp;T)</translation>
    </message>
    <message>
        <source>In &amp;parallel</source>
        <translation>同时进行(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;One after another: fair timing, small servers</source>
        <translation>依次进行：计时公平，适合小型服务器(&amp;O)</translation>
    </message>
    <message numerus="yes">
        <source>At most &amp;%n at once</source>
        <translation>
            <numerusform>最多同时 &amp;%n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>All lanes</source>
        <translation>全部对比栏</translation>
    </message>
    <message>
        <source>Lane %1</source>
        <translation>对比栏 %1</translation>
    </message>
    <message>
        <source>Sent to: %1</source>
        <translation>发送至：%1</translation>
    </message>
    <message>
        <source>One after another</source>
        <translation>依次进行</translation>
    </message>
    <message numerus="yes">
        <source>%n at once</source>
        <translation>
            <numerusform>同时 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>In parallel</source>
        <translation>同时进行</translation>
    </message>
    <message>
        <source>Lanes are asked: %1</source>
        <translation>提问方式：%1</translation>
    </message>
</context>
<context>
    <name>tokenhub::app::LaneSetDesk</name>
    <message>
        <source>Lane sets</source>
        <translation>对比组</translation>
    </message>
    <message>
        <source>No sets yet</source>
        <translation>还没有对比组</translation>
    </message>
    <message>
        <source>New comparisons &amp;begin with</source>
        <translation>新对比的起点(&amp;B)</translation>
    </message>
    <message>
        <source>One lane</source>
        <translation>一个对比栏</translation>
    </message>
    <message>
        <source>&amp;Delete a set</source>
        <translation>删除对比组(&amp;D)</translation>
    </message>
    <message>
        <source>Save these lanes as a set</source>
        <translation>将这些对比栏存为一组</translation>
    </message>
    <message>
        <source>Name, such as “my four models”:</source>
        <translation>名称，例如“我的四个模型”：</translation>
    </message>
</context>
<context>
    <name>tokenhub::app::LaneStrip</name>
    <message>
        <source>Lanes</source>
        <translation>对比栏</translation>
    </message>
    <message>
        <source>More for this lane</source>
        <translation>此对比栏的更多操作</translation>
    </message>
</context>
<context>
    <name>tokenhub::app::LimitsEdit</name>
    <message>
        <source>Until it is connected</source>
        <translation>建立连接</translation>
    </message>
    <message>
        <source>Until the answer begins</source>
        <translation>等待回答开始</translation>
    </message>
    <message>
        <source>Silence worth a warning</source>
        <translation>无响应多久后提示</translation>
    </message>
    <message>
        <source>Silence that ends an answer</source>
        <translation>无响应多久后终止</translation>
    </message>
    <message>
        <source>as usual</source>
        <translation>按常规</translation>
    </message>
    <message>
        <source> s</source>
        <comment>seconds, after a number</comment>
        <translation> 秒</translation>
    </message>
</context>
<context>
    <name>tokenhub::app::LinkQuestion</name>
    <message>
        <source>Open this picture?</source>
        <translation>打开这张图片？</translation>
    </message>
    <message>
        <source>Open this link?</source>
        <translation>打开这个链接？</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>The picture is at %1. It was not loaded: to look at it tells this host that you read this, and whatever its address contains.</source>
        <translation>图片位于 %1。它没有被加载：查看它会让该主机知道您读了这条消息，并得到其地址中包含的一切。</translation>
    </message>
    <message>
        <source>The link reads as if it led elsewhere. It leads to %1.</source>
        <translation>这个链接看上去通向别处。它实际通向 %1。</translation>
    </message>
    <message>
        <source>The name of the host has letters that can look like others. Written out it is %1.</source>
        <translation>主机名中含有与其他字母相似的字母。其完整写法为 %1。</translation>
    </message>
    <message>
        <source>The link leads to %1.</source>
        <translation>链接通向 %1。</translation>
    </message>
    <message>
        <source>Copy address</source>
        <translation>复制地址</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
</context>
<context>
    <name>tokenhub::app::MainWindow</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>tokenhub::app::MessageDesk</name>
    <message>
        <source>Copy as &amp;Markdown</source>
        <translation>复制为 Markdown(&amp;M)</translation>
    </message>
    <message>
        <source>Copy as &amp;plain text</source>
        <translation>复制为纯文本(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Edit and send again…</source>
        <translation>编辑并重新发送(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Edit the result…</source>
        <translation>编辑结果(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Edit by hand…</source>
        <translation>手动编辑(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Regenerate</source>
        <translation>重新生成(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Ask for an answer</source>
        <translation>请求回答(&amp;A)</translation>
    </message>
    <message>
        <source>Con&amp;tinue</source>
        <translation>继续(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Details…</source>
        <translation>详情(&amp;D)…</translation>
    </message>
    <message>
        <source>De&amp;lete</source>
        <translation>删除(&amp;L)</translation>
    </message>
    <message numerus="yes">
        <source>De&amp;lete, with the %n message(s) below it</source>
        <translation>
            <numerusform>删除，连同其下的 %n 条消息(&amp;L)</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy as rich te&amp;xt</source>
        <translation>复制为富文本(&amp;X)</translation>
    </message>
    <message>
        <source>&amp;Quote in the prompt</source>
        <translation>引用到提示词(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Branch into a new chat</source>
        <translation>分支为新对话(&amp;B)</translation>
    </message>
</context>
<context>
    <name>tokenhub::app::MessageDetails</name>
    <message>
        <source>Message details</source>
        <translation>消息详情</translation>
    </message>
    <message>
        <source>From</source>
        <translation>来自</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>写于</translation>
    </message>
    <message>
        <source>&amp;Copy all</source>
        <translation>全部复制(&amp;C)</translation>
    </message>
    <message>
        <source>Model asked</source>
        <translation>请求的模型</translation>
    </message>
    <message>
        <source>Model that answered</source>
        <translation>作答的模型</translation>
    </message>
    <message>
        <source>Gateway</source>
        <translation>网关</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Edited by hand; the answer of the model is kept beside it</source>
        <translation>手动编辑；模型的原回答同时保留</translation>
    </message>
    <message>
        <source>Continues an answer that broke off; times and tokens are those of the continuation</source>
        <translation>续写中断的回答；时间和 token 数均为续写部分的</translation>
    </message>
    <message>
        <source>after %1 s</source>
        <translation>%1 秒后</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>提问时间</translation>
    </message>
    <message>
        <source>First byte</source>
        <translation>首字节</translation>
    </message>
    <message>
        <source>First token</source>
        <translation>首个 token</translation>
    </message>
    <message>
        <source>First text</source>
        <translation>首段文本</translation>
    </message>
    <message>
        <source>End</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>尝试次数</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>%1 tokens per second</source>
        <translation>每秒 %1 个 token</translation>
    </message>
    <message>
        <source>Tokens in</source>
        <translation>输入 token</translation>
    </message>
    <message>
        <source>of those cached</source>
        <translation>其中缓存</translation>
    </message>
    <message>
        <source>Tokens out</source>
        <translation>输出 token</translation>
    </message>
    <message>
        <source>of those reasoning</source>
        <translation>其中思考</translation>
    </message>
    <message>
        <source>Tokens in all</source>
        <translation>token 总数</translation>
    </message>
    <message>
        <source>Still running</source>
        <translation>仍在进行</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>已中断</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Finish reason</source>
        <translation>结束原因</translation>
    </message>
    <message>
        <source>Request id</source>
        <translation>请求 ID</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Error details</source>
        <translation>错误详情</translation>
    </message>
    <message>
        <source>&amp;Request as it was sent (the key is not part of it)</source>
        <translation>实际发送的请求（不含密钥）(&amp;R)</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>费用</translation>
    </message>
</context>
<context>
    <name>tokenhub::app::MetricsDialog</name>
    <message>
        <source>Compare metrics</source>
        <translation>对比指标</translation>
    </message>
    <message>
        <source>No lane has been asked yet.</source>
        <translation>尚未向任何对比栏提问。</translation>
    </message>
    <message>
        <source>&amp;Copy table</source>
        <translation>复制表格(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Turn</source>
        <translation>轮次(&amp;T)</translation>
    </message>
    <message>
        <source>Turn</source>
        <translation>轮次</translation>
    </message>
    <message>
        <source>Metrics of the lanes</source>
        <translation>各对比栏的指标</translation>
    </message>
</context>
<context>
    <name>tokenhub::app::ModelPicker</name>
    <message>
        <source>Choose a model</source>
        <translation>选择模型</translation>
    </message>
    <message>
        <source>Model: %1</source>
        <translation>模型：%1</translation>
    </message>
</context>
<context>
    <name>tokenhub::app::ModelPopup</name>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Search, or type a model&apos;s name</source>
        <translation>搜索，或输入模型名称</translation>
    </message>
    <message>
        <source>Fetch the list again</source>
        <translation>重新获取列表</translation>
    </message>
    <message>
        <source>Fetch the list again (F5)</source>
        <translation>重新获取列表 (F5)</translation>
    </message>
    <message>
        <source>Type a model&apos;s name and press Enter.</source>
        <translation>输入模型名称并按 Enter。</translation>
    </message>
    <message>
        <source>Ctrl+D makes a model a favourite.</source>
        <translation>按 Ctrl+D 收藏模型。</translation>
    </message>
</context>
<context>
    <name>tokenhub::app::ModelRows</name>
    <message>
        <source>Use “%1”</source>
        <translation>使用“%1”</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>最近使用</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>%1, favourite</source>
        <translation>%1，已收藏</translation>
    </message>
</context>
<context>
    <name>tokenhub::app::NoKeyChoice</name>
    <message>
        <source>Use a server on this computer</source>
        <translation>使用本机上的服务器</translation>
    </message>
    <message>
        <source>Try it without a key</source>
        <translation>无需密钥试用</translation>
    </message>
    <message>
        <source>A practice gateway on this computer answers with canned text: no model is asked</source>
        <translation>由本机上的练习网关以预设文本作答：不会询问任何模型</translation>
    </message>
    <message>
        <source>No key at hand?</source>
        <translation>手头没有密钥？</translation>
    </message>
</context>
<context>
    <name>tokenhub::app::NoticeBar</name>
    <message>
        <source>Details</source>
        <translation>详细信息</translation>
    </message>
    <message>
        <source>Close the notice</source>
        <translation>关闭提示</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>+%1</source>
        <translation>+%1</translation>
    </message>
    <message>
        <source>More notices wait behind this one</source>
        <translation>还有更多提示</translation>
    </message>
</context>
<context>
    <name>tokenhub::app::OutlinePopup</name>
    <message>
        <source>Outline</source>
        <translation>大纲</translation>
    </message>
    <message>
        <source>Go to a question or heading</source>
        <translation>转到提问或标题</translation>
    </message>
    <message>
        <source>Questions and headings</source>
        <translation>提问与标题</translation>
    </message>
    <message>
        <source>Question: %1</source>
        <translation>提问：%1</translation>
    </message>
    <message>
        <source>Heading, level %1: %2</source>
        <translation>%1 级标题：%2</translation>
    </message>
    <message>
        <source>Nothing was asked here yet.</source>
        <translation>此处尚无提问。</translation>
    </message>
    <message>
        <source>No question or heading has that.</source>
        <translation>没有匹配的提问或标题。</translation>
    </message>
</context>
<context>
    <name>tokenhub::app::ParameterField</name>
    <message>
        <source>Reset %1</source>
        <comment>a parameter</comment>
        <translation>重置%1</translation>
    </message>
    <message>
        <source>Do not send this field</source>
        <translation>不发送此字段</translation>
    </message>
</context>
<context>
    <name>tokenhub::app::ParameterPanel</name>
    <message>
        <source>Parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Send none of them</source>
        <translation>全部不发送</translation>
    </message>
    <message>
        <source>System prompt</source>
        <translation>系统提示词</translation>
    </message>
    <message>
        <source>What every answer should keep to</source>
        <translation>每个回答都应遵循的要求</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>温度</translation>
    </message>
    <message>
        <source>Max tokens</source>
        <translation>最大 token 数</translation>
    </message>
    <message>
        <source>provider&apos;s default</source>
        <translation>提供商默认值</translation>
    </message>
    <message>
        <source>Stop sequences</source>
        <translation>停止序列</translation>
    </message>
    <message>
        <source>Thinking</source>
        <translation>思考</translation>
    </message>
    <message>
        <source>Web search</source>
        <translation>联网搜索</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>Tool choice</source>
        <translation>工具选择</translation>
    </message>
    <message>
        <source>Extra JSON</source>
        <translation>附加 JSON</translation>
    </message>
    <message>
        <source>Answers appear live</source>
        <translation>回答实时显示</translation>
    </message>
    <message>
        <source>Streaming</source>
        <translation>流式输出</translation>
    </message>
    <message numerus="yes">
        <source>%n set · reset</source>
        <translation>
            <numerusform>已设 %n 项 · 重置</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reset all parameters, %n set</source>
        <translation>
            <numerusform>重置所有参数，已设 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>not set</source>
        <translation>未设置</translation>
    </message>
    <message>
        <source>A whole number from 1 on. Until then it is not sent.</source>
        <translation>请输入不小于 1 的整数，否则不会发送。</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message numerus="yes">
        <source>%n function(s)</source>
        <translation>
            <numerusform>%n 个函数</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no tool to choose: add a function above.</source>
        <translation>没有可选的工具：请先在上方添加函数。</translation>
    </message>
    <message>
        <source>Use as default for new chats</source>
        <translation>设为新对话的默认值</translation>
    </message>
    <message>
        <source>These are of this chat alone.</source>
        <translation>这些参数仅用于此对话。</translation>
    </message>
    <message>
        <source>New chats begin with these, too.</source>
        <translation>新对话也以这些参数开始。</translation>
    </message>
</context>
<context>
    <name>tokenhub::app::PracticeDesk</name>
    <message>
        <source>Practice: canned answers</source>
        <translation>练习：预设回答</translation>
    </message>
    <message>
        <source>You are practising: the answers are canned. They come from this computer, and no model is asked.</source>
        <translation>您正在练习：回答都是预设的。它们来自本机，没有询问任何模型。</translation>
    </message>
    <message>
        <source>Enter a key</source>
        <translation>输入密钥</translation>
    </message>
    <message>
        <source>Stop trying</source>
        <translation>结束试用</translation>
    </message>
    <message>
        <source>The practice gateway has ended unexpectedly. Start it again, or enter a key.</source>
        <translation>练习网关意外退出。请重新启动，或输入密钥。</translation>
    </message>
    <message>
        <source>Start again</source>
        <translation>重新启动</translation>
    </message>
    <message>
        <source>The practice gateway is not installed: install this program&apos;s package again, or enter a key.</source>
        <translation>未安装练习网关：请重新安装本程序的软件包，或输入密钥。</translation>
    </message>
    <message>
        <source>The practice gateway does not run (%1). Enter a key, or use a server on this computer.</source>
        <translation>练习网关无法运行（%1）。请输入密钥，或使用本机上的服务器。</translation>
    </message>
    <message>
        <source>The practice gateway does not answer. Try again, or enter a key.</source>
        <translation>练习网关没有响应。请重试，或输入密钥。</translation>
    </message>
    <message>
        <source>The answers of this chat are canned: the practice gateway gave them. Choose a model to go on with %1.</source>
        <translation>此对话的回答是预设的，由练习网关给出。请选择模型，以便通过 %1 继续。</translation>
    </message>
    <message>
        <source>Choose model</source>
        <translation>选择模型</translation>
    </message>
    <message>
        <source>Practise again</source>
        <translation>再次练习</translation>
    </message>
</context>
<context>
    <name>tokenhub::app::PricesEdit</name>
    <message>
        <source>Remove this price</source>
        <translation>移除此价格</translation>
    </message>
    <message>
        <source>Add a price</source>
        <translation>添加价格</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>货币</translation>
    </message>
    <message>
        <source>Prices are per million tokens.</source>
        <translation>价格按每百万 token 计。</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Cached</source>
        <translation>缓存</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Price of input</source>
        <translation>输入价格</translation>
    </message>
    <message>
        <source>Price of cached input</source>
        <translation>缓存输入价格</translation>
    </message>
    <message>
        <source>Price of output</source>
        <translation>输出价格</translation>
    </message>
    <message>
        <source>as input</source>
        <translation>同输入</translation>
    </message>
</context>
<context>
    <name>tokenhub::app::PrivacyPage</name>
    <message>
        <source>What leaves this computer</source>
        <translation>哪些内容会离开本机</translation>
    </message>
    <message>
        <source>Nothing but the requests you make, to the gateway you chose: a prompt with the messages above it, the list of models, and the key that pays for them. No reports, no statistics, no search for updates.</source>
        <translation>只有您发出的请求，且只发往您选择的网关：提问及其上方的消息、获取模型列表的请求，以及用于付费的密钥。没有报告，没有统计，也不检查更新。</translation>
    </message>
    <message>
        <source>What is kept on it</source>
        <translation>哪些内容保存在本机</translation>
    </message>
    <message>
        <source>Conversations, drafts and gateways</source>
        <translation>对话、草稿和网关</translation>
    </message>
    <message>
        <source>database history stored messages folder</source>
        <comment>words to search by</comment>
        <translation>数据库 历史 保存 消息 文件夹 database history</translation>
    </message>
    <message>
        <source>These settings</source>
        <translation>这些设置</translation>
    </message>
    <message>
        <source>configuration file stored folder</source>
        <comment>words to search by</comment>
        <translation>配置 文件 保存 文件夹 configuration</translation>
    </message>
    <message>
        <source>The log, without prompts, answers and keys</source>
        <translation>日志，不含提问、回答和密钥</translation>
    </message>
    <message>
        <source>logging file stored folder</source>
        <comment>words to search by</comment>
        <translation>日志 文件 保存 文件夹 log</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Open the folder: %1</source>
        <translation>打开文件夹：%1</translation>
    </message>
    <message>
        <source>Gateways…</source>
        <translation>网关…</translation>
    </message>
    <message>
        <source>Keys are removed on the page of the gateways</source>
        <translation>请在网关页面移除密钥</translation>
    </message>
    <message>
        <source>Keys, in the desktop&apos;s keyring</source>
        <translation>密钥，保存在桌面的密钥环中</translation>
    </message>
    <message>
        <source>Never in a file of this program. Remove them where the gateways are.</source>
        <translation>绝不存入本程序的任何文件。可在网关页面移除。</translation>
    </message>
    <message>
        <source>api key password secret keychain wallet remove delete</source>
        <comment>words to search by</comment>
        <translation>API 密钥 密码 钥匙串 钱包 移除 删除 key keychain</translation>
    </message>
    <message>
        <source>Forget them</source>
        <translation>忘记它们</translation>
    </message>
    <message>
        <source>Forget the models used last</source>
        <translation>忘记最近使用的模型</translation>
    </message>
    <message>
        <source>The models used last</source>
        <translation>最近使用的模型</translation>
    </message>
    <message>
        <source>recent models forget clear history</source>
        <comment>words to search by</comment>
        <translation>最近 模型 忘记 清除 历史 recent</translation>
    </message>
    <message>
        <source>None is remembered.</source>
        <translation>没有记录。</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Keep a log</source>
        <translation>记录日志</translation>
    </message>
    <message>
        <source>How much it says is set under General.</source>
        <translation>记录的详细程度在“常规”页设置。</translation>
    </message>
    <message>
        <source>log logging off disable</source>
        <comment>words to search by</comment>
        <translation>日志 关闭 停用 log</translation>
    </message>
    <message>
        <source>Remove them…</source>
        <translation>移除…</translation>
    </message>
    <message>
        <source>Remove older and damaged databases</source>
        <translation>移除较旧的和已损坏的数据库</translation>
    </message>
    <message>
        <source>Databases put aside</source>
        <translation>搁置的数据库</translation>
    </message>
    <message>
        <source>backup damaged old copies remove delete disk space</source>
        <comment>words to search by</comment>
        <translation>备份 损坏 旧副本 移除 删除 磁盘空间</translation>
    </message>
    <message>
        <source>None. They are made before an update changes the database, and when one is damaged.</source>
        <translation>没有。在更新改动数据库之前，以及数据库损坏时会产生它们。</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s), %1, from before an update or from a damaged disk. They still hold conversations that you deleted since.</source>
        <translation>
            <numerusform>%n 个文件，共 %1，来自某次更新之前或损坏的磁盘。其中仍保留着您后来删除的对话。</numerusform>
        </translation>
    </message>
    <message>
        <source>Remove databases put aside</source>
        <translation>移除搁置的数据库</translation>
    </message>
    <message>
        <source>Remove the databases that were put aside?</source>
        <translation>移除搁置的数据库？</translation>
    </message>
    <message>
        <source>The conversations in the sidebar stay. What only an older or damaged copy still holds is gone for good.</source>
        <translation>侧栏中的对话会保留。只存在于较旧或已损坏副本中的内容将永久消失。</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
</context>
<context>
    <name>tokenhub::app::ProxyEdit</name>
    <message>
        <source>As the desktop</source>
        <translation>跟随桌面</translation>
    </message>
    <message>
        <source>No proxy</source>
        <translation>不使用代理</translation>
    </message>
    <message>
        <source>HTTP proxy</source>
        <translation>HTTP 代理</translation>
    </message>
    <message>
        <source>SOCKS5 proxy</source>
        <translation>SOCKS5 代理</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>代理</translation>
    </message>
    <message>
        <source>Proxy host</source>
        <translation>代理主机</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>用户名</translation>
    </message>
    <message>
        <source>Proxy password</source>
        <translation>代理密码</translation>
    </message>
    <message>
        <source>What the desktop or the environment names; never for this computer itself.</source>
        <translation>采用桌面或环境变量中的设置；访问本机时从不使用。</translation>
    </message>
    <message>
        <source>Only the name: without http://.</source>
        <translation>只填名称：不含 http://。</translation>
    </message>
</context>
<context>
    <name>tokenhub::app::QueueDesk</name>
    <message>
        <source>Not sent, because the answer before was stopped.</source>
        <translation>未发送：前一个回答已停止。</translation>
    </message>
    <message>
        <source>Not sent, because the answer before failed.</source>
        <translation>未发送：前一个回答失败。</translation>
    </message>
    <message>
        <source>Not sent, because the answer before waits for the result of a tool.</source>
        <translation>未发送：前一个回答正在等待工具结果。</translation>
    </message>
    <message>
        <source>Not sent, because something is missing.</source>
        <translation>未发送：缺少必要内容。</translation>
    </message>
    <message>
        <source>Not sent yet: kept since this conversation was open the last time.</source>
        <translation>尚未发送：自上次打开此对话起保留至今。</translation>
    </message>
</context>
<context>
    <name>tokenhub::app::QueueList</name>
    <message>
        <source>Queued messages</source>
        <translation>排队的消息</translation>
    </message>
    <message>
        <source>Send now</source>
        <translation>立即发送</translation>
    </message>
    <message>
        <source>Being edited: %1</source>
        <translation>正在编辑：%1</translation>
    </message>
    <message>
        <source>Queued: %1</source>
        <translation>排队中：%1</translation>
    </message>
    <message>
        <source>Edit the queued message</source>
        <translation>编辑排队的消息</translation>
    </message>
    <message>
        <source>Remove the queued message</source>
        <translation>移除排队的消息</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>还有 %n 条</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tokenhub::app::QuitDesk</name>
    <message>
        <source>Quit TokenHub Chat</source>
        <translation>退出 TokenHub Chat</translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) still arriving.</source>
        <translation>
            <numerusform>仍有 %n 个回答正在接收。</numerusform>
        </translation>
    </message>
    <message>
        <source>What has come is kept, and can be continued later.</source>
        <translation>已收到的内容会保留，之后可以继续。</translation>
    </message>
    <message>
        <source>Quit now</source>
        <translation>立即退出</translation>
    </message>
    <message>
        <source>Not everything is saved yet.</source>
        <translation>还有内容没有保存。</translation>
    </message>
    <message>
        <source>What is not saved when the program ends may be lost. A copy of everything can be saved in another place.</source>
        <translation>程序退出时尚未保存的内容可能会丢失。可以把全部内容另存一份到其他位置。</translation>
    </message>
    <message>
        <source>Quit anyway</source>
        <translation>仍然退出</translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation>保存副本…</translation>
    </message>
</context>
<context>
    <name>tokenhub::app::SecretEdit</name>
    <message>
        <source>API key</source>
        <translation>API 密钥</translation>
    </message>
    <message>
        <source>Show the key</source>
        <translation>显示密钥</translation>
    </message>
    <message>
        <source>Hide the key</source>
        <translation>隐藏密钥</translation>
    </message>
</context>
<context>
    <name>tokenhub::app::SegmentedChoice</name>
    <message>
        <source>unset</source>
        <translation>未设置</translation>
    </message>
    <message>
        <source>on</source>
        <translation>开</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a setting and one of its values</comment>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>tokenhub::app::SettingsDesk</name>
    <message>
        <source>General</source>
        <translation>常规</translation>
    </message>
    <message>
        <source>Gateways</source>
        <translation>网关</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>隐私</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>快捷键</translation>
    </message>
</context>
<context>
    <name>tokenhub::app::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Search the settings</source>
        <translation>搜索设置</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>No setting is called that.</source>
        <translation>没有这样的设置。</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>清除搜索</translation>
    </message>
</context>
<context>
    <name>tokenhub::app::SettingsRow</name>
    <message>
        <source>Reset: %1</source>
        <comment>a setting</comment>
        <translation>重置：%1</translation>
    </message>
    <message>
        <source>Back to the default</source>
        <translation>恢复默认</translation>
    </message>
</context>
<context>
    <name>tokenhub::app::ShortcutBook</name>
    <message>
        <source>Other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a menu and its item</comment>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>tokenhub::app::ShortcutsPage</name>
    <message>
        <source>Reset all</source>
        <translation>全部重置</translation>
    </message>
    <message>
        <source>Reset all shortcuts</source>
        <translation>重置所有快捷键</translation>
    </message>
    <message>
        <source>Press the keys of an action to change them.</source>
        <translation>点击某个操作的按键即可更改。</translation>
    </message>
    <message>
        <source>Then press the new ones; Backspace takes them away, Escape leaves them.</source>
        <translation>然后按下新按键；Backspace 清除，Esc 保持不变。</translation>
    </message>
    <message>
        <source>shortcut keyboard key binding hotkey</source>
        <comment>words to search by</comment>
        <translation>快捷键 键盘 按键 热键 shortcut</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>始终有效</translation>
    </message>
    <message>
        <source>Send the prompt</source>
        <translation>发送消息</translation>
    </message>
    <message>
        <source>Enter, or as chosen under General</source>
        <translation>Enter，或按“常规”页的设置</translation>
    </message>
    <message>
        <source>New line in the prompt</source>
        <translation>在输入框中换行</translation>
    </message>
    <message>
        <source>Edit the last prompt, from an empty one</source>
        <translation>编辑上一条提问（输入框为空时）</translation>
    </message>
    <message>
        <source>Stop the answer, leave editing, close a list</source>
        <translation>停止回答、退出编辑、关闭列表</translation>
    </message>
    <message>
        <source>Go through the buttons of a conversation</source>
        <translation>逐个浏览对话中的按钮</translation>
    </message>
    <message>
        <source>Scroll a conversation</source>
        <translation>滚动对话</translation>
    </message>
    <message>
        <source>Use it here</source>
        <translation>用于此处</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>保持不变</translation>
    </message>
    <message>
        <source>“%1” belongs to “%2”.</source>
        <comment>a key and an action</comment>
        <translation>“%1”已用于“%2”。</translation>
    </message>
    <message>
        <source>“%1” is for editing text.</source>
        <translation>“%1”用于编辑文本。</translation>
    </message>
    <message>
        <source>“%1” alone is for typing and moving about: add Ctrl or Alt.</source>
        <translation>单独的“%1”用于输入和移动：请加上 Ctrl 或 Alt。</translation>
    </message>
    <message>
        <source>Select text in a conversation</source>
        <translation>在对话中选择文本</translation>
    </message>
    <message>
        <source>Shift with the arrow keys, Home, End, Page Up, Page Down</source>
        <translation>Shift 加方向键、Home、End、Page Up、Page Down</translation>
    </message>
    <message>
        <source>Next or previous match, in the find bar</source>
        <translation>在查找栏中转到下一处或上一处</translation>
    </message>
</context>
<context>
    <name>tokenhub::app::Sparkline</name>
    <message>
        <source>Tokens per second: %1 at last, from %2 to %3</source>
        <translation>每秒 token 数：最近 %1，范围 %2 至 %3</translation>
    </message>
</context>
<context>
    <name>tokenhub::app::SpotAccessible</name>
    <message>
        <source>Copy the code</source>
        <translation>复制代码</translation>
    </message>
    <message>
        <source>Save the code as a file</source>
        <translation>把代码保存为文件</translation>
    </message>
    <message>
        <source>Wrap long lines of the code</source>
        <translation>代码长行换行</translation>
    </message>
</context>
<context>
    <name>tokenhub::app::StopSequencesEdit</name>
    <message>
        <source>add…</source>
        <translation>添加…</translation>
    </message>
    <message>
        <source>Add a stop sequence</source>
        <translation>添加停止序列</translation>
    </message>
    <message>
        <source>Enter adds it. \n stands for a line break, \t for a tab.</source>
        <translation>按 Enter 添加。\n 表示换行，\t 表示制表符。</translation>
    </message>
    <message>
        <source>Remove the stop sequence %1</source>
        <translation>移除停止序列 %1</translation>
    </message>
</context>
<context>
    <name>tokenhub::app::StoreNotices</name>
    <message>
        <source>Save a copy…</source>
        <translation>保存副本…</translation>
    </message>
    <message>
        <source>Show the folder</source>
        <translation>显示文件夹</translation>
    </message>
    <message>
        <source>The file with the conversations was damaged. What could be read was rescued: %1 messages. The damaged file was kept as %2.</source>
        <translation>保存对话的文件已损坏。能读取的内容已抢救出来：%1 条消息。损坏的文件保留为 %2。</translation>
    </message>
    <message>
        <source>Some of it could not be read.</source>
        <translation>其中部分内容无法读取。</translation>
    </message>
    <message>
        <source>The conversations could not be read: the database is damaged. It was kept as %1, and a new one was begun.</source>
        <translation>无法读取对话：数据库已损坏。原数据库已保留为 %1，并新建了一个。</translation>
    </message>
    <message>
        <source>The file with the conversations has disappeared since the last time, and a new one was begun. If it was moved, quit, put it back as %1, and start again.</source>
        <translation>保存对话的文件自上次以来消失了，已新建一个。如果它被移走，请退出程序，将其放回 %1，然后重新启动。</translation>
    </message>
    <message>
        <source>When the program last ended, not everything could be saved in place. All conversations, as they were then, are in %1.</source>
        <translation>程序上次退出时，未能将全部内容保存到原处。当时的所有对话都在 %1 中。</translation>
    </message>
    <message>
        <source>The file with the conversations is damaged. What can be read is being rescued: %1 %.</source>
        <translation>保存对话的文件已损坏。正在抢救能读取的内容：%1 %。</translation>
    </message>
    <message>
        <source>Save a copy of all conversations</source>
        <translation>保存所有对话的副本</translation>
    </message>
    <message>
        <source>Databases (*.sqlite)</source>
        <translation>数据库 (*.sqlite)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>All conversations were copied to %1.</source>
        <translation>所有对话已复制到 %1。</translation>
    </message>
    <message>
        <source>The copy could not be saved as %1.</source>
        <translation>无法将副本保存为 %1。</translation>
    </message>
    <message>
        <source>The copy could not be saved as %1: the disk is full.</source>
        <translation>无法将副本保存为 %1：磁盘已满。</translation>
    </message>
    <message>
        <source>The copy could not be saved as %1: nothing can be written there.</source>
        <translation>无法将副本保存为 %1：该处不可写入。</translation>
    </message>
    <message>
        <source>Choose another place…</source>
        <translation>选择其他位置…</translation>
    </message>
</context>
<context>
    <name>tokenhub::app::TargetDesk</name>
    <message>
        <source>Use %1</source>
        <translation>使用 %1</translation>
    </message>
    <message>
        <source>Fetching the list of models…</source>
        <translation>正在获取模型列表…</translation>
    </message>
</context>
<context>
    <name>tokenhub::app::TemperatureEdit</name>
    <message>
        <source>Temperature</source>
        <translation>温度</translation>
    </message>
</context>
<context>
    <name>tokenhub::app::ToolChoiceBox</name>
    <message>
        <source>not set</source>
        <translation>未设置</translation>
    </message>
    <message>
        <source>auto: the model decides</source>
        <translation>auto：由模型决定</translation>
    </message>
    <message>
        <source>none: no calls</source>
        <translation>none：不调用</translation>
    </message>
    <message>
        <source>required: at least one call</source>
        <translation>required：至少调用一次</translation>
    </message>
</context>
<context>
    <name>tokenhub::app::ToolsEdit</name>
    <message>
        <source>Add a function…</source>
        <translation>添加函数…</translation>
    </message>
    <message>
        <source>Tools, a JSON array</source>
        <translation>工具（JSON 数组）</translation>
    </message>
    <message>
        <source>none, or a JSON array</source>
        <translation>无，或 JSON 数组</translation>
    </message>
    <message>
        <source>First correct what is there.</source>
        <translation>请先更正已有内容。</translation>
    </message>
</context>
<context>
    <name>tokenhub::app::TranscriptText</name>
    <message>
        <source>switched from %1</source>
        <translation>由 %1 切换而来</translation>
    </message>
    <message>
        <source>answered by %1</source>
        <translation>由 %1 回答</translation>
    </message>
    <message>
        <source>Thinking…</source>
        <translation>正在思考…</translation>
    </message>
    <message>
        <source>Thoughts</source>
        <translation>思考过程</translation>
    </message>
    <message>
        <source>Thought for %1 min %2 s</source>
        <translation>思考了 %1 分 %2 秒</translation>
    </message>
    <message>
        <source>Thought for %1 s</source>
        <translation>思考了 %1 秒</translation>
    </message>
    <message>
        <source>Tool call</source>
        <translation>工具调用</translation>
    </message>
    <message>
        <source>Tool call: %1</source>
        <translation>工具调用：%1</translation>
    </message>
    <message>
        <source>Tool result</source>
        <translation>工具结果</translation>
    </message>
    <message>
        <source>Result of %1</source>
        <translation>%1 的结果</translation>
    </message>
    <message>
        <source>%1 ms to first token</source>
        <translation>首个 token %1 毫秒</translation>
    </message>
    <message>
        <source>%1 s to first token</source>
        <translation>首个 token %1 秒</translation>
    </message>
    <message>
        <source>%1 tok/s</source>
        <translation>%1 token/秒</translation>
    </message>
    <message>
        <source>%1 in (%2 cached)</source>
        <translation>输入 %1（缓存 %2）</translation>
    </message>
    <message>
        <source>%1 in</source>
        <translation>输入 %1</translation>
    </message>
    <message>
        <source>%1 out (%2 reasoning)</source>
        <translation>输出 %1（思考 %2）</translation>
    </message>
    <message>
        <source>%1 out</source>
        <translation>输出 %1</translation>
    </message>
    <message>
        <source>Stopped. What came so far is kept.</source>
        <translation>已停止。已收到的内容会保留。</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>已停止。</translation>
    </message>
    <message>
        <source>Interrupted before its end. What came so far is kept.</source>
        <translation>回答未完成即中断。已收到的内容会保留。</translation>
    </message>
    <message>
        <source>No answer came.</source>
        <translation>没有收到回答。</translation>
    </message>
    <message>
        <source>Cut off at the limit of tokens.</source>
        <translation>因达到 token 上限而截断。</translation>
    </message>
    <message>
        <source>Cut off by the provider&apos;s content filter.</source>
        <translation>被提供商的内容过滤器截断。</translation>
    </message>
    <message>
        <source>The answer is empty.</source>
        <translation>回答为空。</translation>
    </message>
    <message>
        <source>Waiting for the answer…</source>
        <translation>正在等待回答…</translation>
    </message>
    <message>
        <source>You</source>
        <translation>您</translation>
    </message>
    <message>
        <source>Tool</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>Answer from %1</source>
        <translation>%1 的回答</translation>
    </message>
    <message numerus="yes">
        <source>%n new line(s)</source>
        <translation>
            <numerusform>%n 行新内容</numerusform>
        </translation>
    </message>
    <message>
        <source>To the end (End)</source>
        <translation>转到末尾 (End)</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>对话</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Regenerate</source>
        <translation>重新生成</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详细信息</translation>
    </message>
    <message>
        <source>Previous version</source>
        <translation>上一版本</translation>
    </message>
    <message>
        <source>Next version</source>
        <translation>下一版本</translation>
    </message>
    <message>
        <source>%1 / %2</source>
        <comment>which version of how many</comment>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>text</source>
        <comment>header of a code block without a language</comment>
        <translation>文本</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Image (%1)</source>
        <translation>图片（%1）</translation>
    </message>
    <message>
        <source>edited by hand</source>
        <translation>手动编辑</translation>
    </message>
    <message>
        <source>continued</source>
        <translation>续写</translation>
    </message>
    <message>
        <source>Copy the selection</source>
        <translation>复制所选内容</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Give the result…</source>
        <translation>填写结果…</translation>
    </message>
    <message>
        <source>Copy the selection as Markdown</source>
        <translation>将所选内容复制为 Markdown</translation>
    </message>
    <message>
        <source>Copy the selection as plain text</source>
        <translation>将所选内容复制为纯文本</translation>
    </message>
    <message>
        <source>Save as…</source>
        <comment>a code block</comment>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Wrap</source>
        <comment>long lines of a code block</comment>
        <translation>换行</translation>
    </message>
    <message>
        <source>Unwrap</source>
        <comment>long lines of a code block</comment>
        <translation>不换行</translation>
    </message>
    <message>
        <source>The model wrote no valid JSON. This is what it wrote.</source>
        <translation>模型写出的不是有效的 JSON，以下为其原文。</translation>
    </message>
    <message numerus="yes">
        <source>code, %n line(s)</source>
        <comment>said in its place</comment>
        <translation>
            <numerusform>代码，%n 行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>code, %1, %n line(s)</source>
        <comment>said in its place; %1: language</comment>
        <translation>
            <numerusform>代码，%1，%n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>The rest can be read in the message.</source>
        <translation>其余内容请在消息中阅读。</translation>
    </message>
</context>
<context>
    <name>tokenhub::app::UndoDesk</name>
    <message>
        <source>“%1” was deleted.</source>
        <translation>“%1”已删除。</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) deleted.</source>
        <translation>
            <numerusform>已删除 %n 条消息。</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>tokenhub::app::VerdictDesk</name>
    <message>
        <source>&amp;Best answer of this turn</source>
        <translation>本轮最佳回答(&amp;B)</translation>
    </message>
    <message>
        <source>Rate, tag, n&amp;ote…</source>
        <translation>评分、标签、备注(&amp;O)…</translation>
    </message>
</context>
<context>
    <name>tokenhub::app::VerdictDialog</name>
    <message>
        <source>Rate the answer</source>
        <translation>评价回答</translation>
    </message>
    <message>
        <source>not rated</source>
        <translation>未评分</translation>
    </message>
    <message>
        <source>%1 of 5</source>
        <comment>a rating</comment>
        <translation>%1 / 5</translation>
    </message>
    <message>
        <source>such as: brief, wrong date</source>
        <translation>例如：简短、日期错误</translation>
    </message>
    <message>
        <source>&amp;Rating</source>
        <translation>评分(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Tags, with commas</source>
        <translation>标签，用逗号分隔(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Note</source>
        <translation>备注(&amp;N)</translation>
    </message>
</context>
<context>
    <name>tokenhub::app::WelcomePage</name>
    <message>
        <source>Welcome to TokenHub Chat</source>
        <translation>欢迎使用 TokenHub Chat</translation>
    </message>
    <message>
        <source>Three steps to the first answer. The key stays in your desktop&apos;s keyring.</source>
        <translation>三步即可得到第一个回答。密钥保存在桌面的密钥环中。</translation>
    </message>
    <message>
        <source>API key</source>
        <translation>API 密钥</translation>
    </message>
    <message>
        <source>Made under “API Keys” in the TokenHub console. It is shown there only once.</source>
        <translation>在 TokenHub 控制台的“API Keys”页面创建。密钥只显示一次。</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>A name such as deepseek-v3.2, or provider/model.</source>
        <translation>名称如 deepseek-v3.2，或“提供商/模型”。</translation>
    </message>
    <message>
        <source>First question</source>
        <translation>第一个问题</translation>
    </message>
    <message>
        <source>Type it below and press Enter.</source>
        <translation>在下方输入并按 Enter。</translation>
    </message>
</context>
</TS>
