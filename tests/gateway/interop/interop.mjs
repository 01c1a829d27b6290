// SPDX-License-Identifier: GPL-3.0-or-later
// An independent judge: the official client library talks to the practice gateway as the guide's section 4.4 shows.
// usage: node interop.mjs GATEWAY_EXECUTABLE NODE_MODULES_DIR
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";

const [gatewayPath, modulesPath] = process.argv.slice(2);
const OpenAI = createRequire(join(resolve(modulesPath), "interop.js"))("openai").default;
const key = "sk-interop-0123456789";
const guideText = "I am a large language model. Nice to meet you.";
const poemLines = 4;

async function startGateway() {
    // Its input stays open as long as we live: the gateway cannot outlive this script.
    const child = spawn(gatewayPath, ["--port", "0", "--rate", "0", "--key", key, "--exit-with-parent"], {
        stdio: ["pipe", "pipe", "inherit"],
    });
    const lines = createInterface({ input: child.stdout });
    const url = await new Promise((found, failed) => {
        lines.once("line", found);
        child.once("exit", (code) => failed(new Error(`the gateway ended at once with ${code}`)));
        child.once("error", failed);
    });
    assert.match(url, /^http:\/\/127\.0\.0\.1:\d+$/);
    return { child, url };
}

const user = (content) => [{ role: "user", content }];

async function collect(stream) {
    const seen = { text: "", reasoning: "", finish: null, usage: null, roles: [], calls: [], chunks: 0 };
    for await (const chunk of stream) {
        ++seen.chunks;
        assert.equal(chunk.object, "chat.completion.chunk");
        seen.usage = chunk.usage ?? seen.usage;
        for (const { delta, finish_reason } of chunk.choices) {
            seen.text += delta.content ?? "";
            seen.reasoning += delta.reasoning_content ?? "";
            seen.finish = finish_reason ?? seen.finish;
            if (delta.role) seen.roles.push(delta.role);
            for (const piece of delta.tool_calls ?? []) {
                const call = (seen.calls[piece.index] ??= { id: "", name: "", arguments: "" });
                call.id += piece.id ?? "";
                call.name += piece.function?.name ?? "";
                call.arguments += piece.function?.arguments ?? "";
            }
        }
    }
    return seen;
}

const tools = [
    {
        type: "function",
        function: {
            name: "find_city",
            description: "Finds a city",
            parameters: { type: "object", properties: { name: { type: "string" }, limit: { type: "integer" } } },
        },
    },
];

const checks = {
    async listsModels(client) {
        const ids = [];
        for await (const model of client.models.list()) {
            assert.equal(model.object, "model");
            assert.ok(model.owned_by);
            ids.push(model.id);
        }
        assert.ok(ids.length >= 12, `${ids.length} models`);
        assert.ok(ids.includes("deepseek-v3.2") && ids.includes("alibaba/deepseek-v3.2"));
        assert.equal((await client.models.retrieve("qwen-plus")).id, "qwen-plus");
    },

    async givesTheGuidesAnswer(client) {
        const answer = await client.chat.completions.create({
            model: "qwen-plus",
            messages: user("Hello, who are you?"),
            max_tokens: 256,
            temperature: 0.7,
        });
        assert.equal(answer.object, "chat.completion");
        assert.equal(answer.choices[0].message.content, guideText);
        assert.equal(answer.choices[0].message.role, "assistant");
        assert.equal(answer.choices[0].finish_reason, "stop");
        assert.deepEqual(
            [answer.usage.prompt_tokens, answer.usage.completion_tokens, answer.usage.total_tokens],
            [3019, 104, 3123],
        );
        assert.equal(answer.usage.prompt_tokens_details.cached_tokens, 2048);
    },

    async streamsTheGuidesSample(client) {
        const stream = await client.chat.completions.create({
            model: "practice/guide",
            messages: user("Write a short four-line poem."),
            stream: true,
        });
        const seen = await collect(stream);
        assert.equal(seen.text, "I ama largelanguagemodel,nice tomeet you.");
        assert.deepEqual(seen.roles, ["assistant"]);
        assert.equal(seen.finish, "stop");
        assert.deepEqual(
            [seen.usage.prompt_tokens, seen.usage.completion_tokens, seen.usage.total_tokens],
            [22, 17, 39],
        );
    },

    async streamsAPoem(client) {
        const request = { model: "deepseek-v3.2", messages: user("Write a short four-line poem.") };
        const seen = await collect(
            await client.chat.completions.create({ ...request, stream: true, stream_options: { include_usage: true } }),
        );
        assert.equal(seen.text.split("\n").length, poemLines);
        assert.equal(seen.usage.total_tokens, seen.usage.prompt_tokens + seen.usage.completion_tokens);
        const whole = await client.chat.completions.create(request);
        assert.equal(whole.choices[0].message.content, seen.text);
        assert.deepEqual(whole.usage.completion_tokens, seen.usage.completion_tokens);
    },

    async keepsTheHistory(client) {
        const answer = await client.chat.completions.create({
            model: "practice/echo",
            messages: [
                { role: "system", content: "You are a concise assistant." },
                { role: "user", content: "How is the weather in Beijing today?" },
                { role: "assistant", content: "I cannot access real-time weather data." },
                { role: "user", content: "Then what is the usual way to check it?" },
            ],
        });
        assert.equal(
            answer.choices[0].message.content,
            "You said: Then what is the usual way to check it?\n\nThis request carried 4 messages.",
        );
        assert.ok(answer.usage.prompt_tokens_details.cached_tokens > 0);
    },

    async respectsMaxTokensAndStop(client) {
        const request = { model: "practice/echo", messages: user("one two three four five") };
        const short = await client.chat.completions.create({ ...request, max_tokens: 3 });
        assert.equal(short.choices[0].finish_reason, "length");
        assert.equal(short.usage.completion_tokens, 3);
        const stopped = await client.chat.completions.create({ ...request, stop: ["three", "five"] });
        assert.equal(stopped.choices[0].message.content, "You said: one two ");
        assert.equal(stopped.choices[0].finish_reason, "stop");
    },

    async callsTools(client) {
        const request = { model: "qwen-plus", messages: user("Where is it?"), tools, tool_choice: "auto" };
        const whole = await client.chat.completions.create(request);
        const [call] = whole.choices[0].message.tool_calls;
        assert.equal(whole.choices[0].finish_reason, "tool_calls");
        assert.equal(call.function.name, "find_city");
        assert.deepEqual(JSON.parse(call.function.arguments), { name: "Beijing", limit: 1 });

        const seen = await collect(await client.chat.completions.create({ ...request, stream: true }));
        assert.equal(seen.finish, "tool_calls");
        assert.deepEqual(seen.calls, [
            { id: call.id, name: call.function.name, arguments: call.function.arguments },
        ]);

        const after = await client.chat.completions.create({
            ...request,
            messages: [
                ...request.messages,
                whole.choices[0].message,
                { role: "tool", tool_call_id: call.id, content: "39.9 N, 116.4 E" },
            ],
        });
        assert.equal(after.choices[0].message.content, "The tool answered: 39.9 N, 116.4 E");
    },

    async callsSeveralTools(client) {
        const runner = client.beta.chat.completions.stream({ model: "tools-demo", messages: user("Both, please.") });
        const message = await runner.finalMessage();
        assert.deepEqual(
            message.tool_calls.map((call) => [call.function.name, JSON.parse(call.function.arguments)]),
            [
                ["get_weather", { city: "Beijing", unit: "celsius" }],
                ["get_time", { zone: "Asia/Shanghai" }],
            ],
        );
    },

    async thinksWhenAsked(client) {
        const seen = await collect(
            await client.chat.completions.create({
                model: "qwen-plus",
                messages: user("Hi"),
                stream: true,
                enable_thinking: true,
            }),
        );
        assert.ok(seen.reasoning.length > 0);
        assert.ok(seen.text.startsWith("Hello!"));
        assert.ok(seen.usage.completion_tokens_details.reasoning_tokens > 0);
    },

    async refusesAWrongKey(client, url) {
        const stranger = new OpenAI({ apiKey: "sk-wrong", baseURL: `${url}/v1`, maxRetries: 0, fetch });
        await assert.rejects(
            stranger.chat.completions.create({ model: "qwen-plus", messages: user("Hi") }),
            (error) => error instanceof OpenAI.AuthenticationError && /Invalid API key/.test(error.message),
        );
    },

    async refusesABadBody(client) {
        await assert.rejects(client.chat.completions.create({ model: "qwen-plus" }), OpenAI.BadRequestError);
        await assert.rejects(
            client.chat.completions.create({ model: "no-such-model", messages: user("Hi") }),
            OpenAI.NotFoundError,
        );
    },
};

const { child, url } = await startGateway();
// Node's own fetch: the package's stand-in for it takes an ended stream for a cut one on newer Nodes.
const client = new OpenAI({ apiKey: key, baseURL: `${url}/v1`, maxRetries: 0, fetch });
let failures = 0;
for (const [name, check] of Object.entries(checks)) {
    try {
        await check(client, url);
        console.log(`ok   ${name}`);
    } catch (error) {
        ++failures;
        console.log(`FAIL ${name}: ${error.stack}`);
    }
}
const ended = new Promise((done) => child.once("exit", done));
child.stdin.end();
const status = await ended;
if (status !== 0) {
    ++failures;
    console.log(`FAIL the gateway ended with ${status}`);
}
process.exit(failures === 0 ? 0 : 1);
