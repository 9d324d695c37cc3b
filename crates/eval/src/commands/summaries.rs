//! `gongwen-eval summaries`: score summaries beside other methods, and fit the weights of their features.

use std::ops::RangeInclusive;
use std::path::PathBuf;

use anyhow::Result;
use gongwen_eval::summaries::references::{self, Reference};
use gongwen_eval::summaries::{editors, fit, fit_lead, weights, withheld};

/// Score summaries beside Lead, TextRank and LexRank over the same sentences; fit the weights.
#[derive(clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    command: Command,
}

/// What is done.
#[derive(clap::Subcommand)]
enum Command {
    /// Compare with the sentences that editors chose: a folder of JSON files of articles with
    /// `editor_summary: {summary1, summary3}`.
    Gold(Scored),
    /// ROUGE against the first reference of lines `{id, title, body, refs}`.
    Refs(Scored),
    /// ROUGE against the title, which is withheld.
    Headlines(Headlines),
    /// No score: how long a summary takes.
    Time(Scored),
    /// Make references of news: the first paragraph leaves the body and becomes the reference. Writes JSON lines to standard
    /// output.
    Withhold(Stories),
    /// Fit weights on references so that the sum of both scores is highest, and print them.
    Fit(Fit),
    /// Learn what tells the lead of news whose title is withheld, and print the weights.
    FitLead(Stories),
}

/// What is scored, and with which weights.
#[derive(clap::Args)]
struct Scored {
    /// A folder for `gold`, a file of JSON lines for the others.
    path: PathBuf,
    /// Weights of the summary to set, as `name=value`, for ablations.
    settings: Vec<String>,
}

/// Dated stories.
#[derive(clap::Args)]
struct Stories {
    /// JSON lines `{id, title, body, date}`.
    path: PathBuf,
    /// Only stories of this year or later.
    #[arg(long, default_value_t = 0)]
    from: u16,
    /// Only stories of this year or earlier.
    #[arg(long, default_value_t = u16::MAX)]
    to: u16,
}

impl Stories {
    fn years(&self) -> RangeInclusive<u16> {
        self.from..=self.to
    }
}

/// Which stories are scored by their titles, and with which weights.
#[derive(clap::Args)]
struct Headlines {
    #[command(flatten)]
    stories: Stories,
    /// Weights of the summary to set, as `name=value`, for ablations.
    settings: Vec<String>,
}

/// What the weights are fitted on.
#[derive(clap::Args)]
struct Fit {
    /// JSON lines `{id, title, body, refs}`.
    path: PathBuf,
    /// The folder of editors' choices, so that a gain in ROUGE is not paid by what editors would choose.
    #[arg(long)]
    gold: PathBuf,
    /// How many points of ROUGE-1 (of 100) an editors' F1 of one point (of 100) is worth.
    #[arg(long, default_value_t = 0.05)]
    editors: f64,
    /// Names of the weights that may change; the others keep their values.
    #[arg(required = true)]
    names: Vec<String>,
}

/// Prints the figures.
pub(crate) fn run(args: &Args) -> Result<()> {
    match &args.command {
        Command::Gold(scored) => editors::report(&scored.path, &weights(&scored.settings)?),
        Command::Refs(scored) => {
            references::report(&scored.path, &(0..=u16::MAX), Reference::Summary, &weights(&scored.settings)?)
        }
        Command::Headlines(Headlines { stories, settings }) => {
            references::report(&stories.path, &stories.years(), Reference::Headline, &weights(settings)?)
        }
        Command::Time(scored) => references::time(&scored.path, &weights(&scored.settings)?),
        Command::Withhold(which) => withheld::write(&which.path, which.years()),
        Command::FitLead(on) => fit_lead::report(&on.path, &on.years()),
        Command::Fit(on) => fit::report(&on.path, &on.gold, on.editors, &on.names),
    }
}
