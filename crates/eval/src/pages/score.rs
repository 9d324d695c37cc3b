//! The score of a page: what is right, of how many.

use std::fmt;

/// So many right of so many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Right ones.
    pub right: usize,
    /// All of the gold.
    pub of: usize,
    /// Ones that the gold does not have.
    pub extra: usize,
}

impl Count {
    /// Counts one of the gold.
    pub(super) fn add(&mut self, right: bool) {
        self.of += 1;
        self.right += usize::from(right);
    }

    fn merge(&mut self, other: Self) {
        self.right += other.right;
        self.of += other.of;
        self.extra += other.extra;
    }
}

impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.right, self.of)?;
        if self.extra > 0 { write!(f, " +{}", self.extra) } else { Ok(()) }
    }
}

/// The score of one page, or the sum of several.
#[derive(Clone, Debug, Default)]
pub struct PageScore {
    /// Items found, by their running text.
    pub items: Count,
    /// Kind of item.
    pub kinds: Count,
    /// Titles (alternatives count).
    pub titles: Count,
    /// Kickers.
    pub kickers: Count,
    /// Subtitles.
    pub subtitles: Count,
    /// Sections.
    pub sections: Count,
    /// Whole bylines.
    pub bylines: Count,
    /// Reporters, correspondents and photographers, a count each item.
    pub names: Count,
    /// Captions.
    pub captions: Count,
    /// Subheads, with their place.
    pub subheads: Count,
    /// Items whose paragraphs are exactly right.
    pub paragraphs: Count,
    /// Places, one by one.
    pub places: Count,
    /// Organisations, one by one.
    pub organisations: Count,
    /// Characters of the page that are in no article and no furniture.
    pub lost: usize,
    /// What is wrong, a line each.
    pub problems: Vec<String>,
}

impl PageScore {
    /// The counts with their names, in the order of the report.
    fn counts(&self) -> [(&'static str, Count); 13] {
        [
            ("items", self.items),
            ("kinds", self.kinds),
            ("titles", self.titles),
            ("kickers", self.kickers),
            ("subtitles", self.subtitles),
            ("sections", self.sections),
            ("bylines", self.bylines),
            ("names", self.names),
            ("captions", self.captions),
            ("subheads", self.subheads),
            ("paragraphs", self.paragraphs),
            ("places", self.places),
            ("organisations", self.organisations),
        ]
    }

    /// The counts in the order of [`PageScore::counts`].
    fn counts_mut(&mut self) -> [&mut Count; 13] {
        [
            &mut self.items,
            &mut self.kinds,
            &mut self.titles,
            &mut self.kickers,
            &mut self.subtitles,
            &mut self.sections,
            &mut self.bylines,
            &mut self.names,
            &mut self.captions,
            &mut self.subheads,
            &mut self.paragraphs,
            &mut self.places,
            &mut self.organisations,
        ]
    }

    /// Adds the score of another page.
    pub fn merge(&mut self, other: &Self) {
        for (count, (_, more)) in self.counts_mut().into_iter().zip(other.counts()) {
            count.merge(more);
        }
        self.lost += other.lost;
        self.problems.extend(other.problems.iter().cloned());
    }
}

impl fmt::Display for PageScore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (name, count) in self.counts() {
            write!(f, "{name} {count}, ")?;
        }
        write!(f, "lost {}", self.lost)
    }
}
