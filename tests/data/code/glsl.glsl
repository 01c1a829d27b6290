#version 330 core
// Tints a texture
precision highp float;
uniform sampler2D uTexture;
uniform vec3 uTint;
in vec2 vUv;
layout(location = 0) out vec4 fragColor;

float luma(vec3 c) { return dot(c, vec3(0.2126, 0.7152, 0.0722)); }

void main() {
    vec4 texel = texture(uTexture, vUv);
    if (texel.a < 1e-3) discard; /* nothing there */
    fragColor = vec4(mix(texel.rgb, uTint, luma(texel.rgb)), texel.a);
    gl_FragDepth = gl_FragCoord.z;
}
