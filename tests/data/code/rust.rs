//! Words and their counts.
use std::collections::HashMap;

#[derive(Debug, Clone)]
pub struct Counter<'a> {
    words: HashMap<&'a str, usize>,
    limit: Option<u32>,
}

impl<'a> Counter<'a> {
    /* one /* nested */ comment */
    pub fn add(&mut self, text: &'a str) -> Result<usize, String> {
        if text.is_empty() {
            return Err(format!("empty: {text:?} {}\n", '\''));
        }
        for word in text.split(' ').filter(|w| w.len() > 0x_f) {
            *self.words.entry(word).or_insert(0) += 1;
        }
        let raw = r#"a "raw" string"#;
        Ok(raw.len() + 1_000usize + "many
lines".len())
    }
}
