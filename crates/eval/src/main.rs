//! The command `gongwen-eval`.

mod commands;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Measures Gongwen against what people judged.
#[derive(Parser)]
#[command(name = "gongwen-eval", version, arg_required_else_help = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

/// One variant a command; each has a file of its own in `commands/`.
#[derive(Subcommand)]
enum Command {
    Fixtures(commands::fixtures::Args),
    Hosted(commands::hosted::Args),
    Hostile(commands::hostile::Args),
    Judged(commands::judged::Args),
    Keywords(commands::keywords::Args),
    Latency(commands::latency::Args),
    PageRows(commands::page_rows::Args),
    Pages(commands::pages::Args),
    Queries(commands::queries::Args),
    Related(commands::related::Args),
    Summaries(commands::summaries::Args),
    Vocabulary(commands::vocabulary::Args),
    Web(commands::web::Args),
}

fn main() -> ExitCode {
    let outcome = match Cli::parse().command {
        Command::Fixtures(args) => commands::fixtures::run(&args),
        Command::Hosted(args) => commands::hosted::run(&args),
        Command::Hostile(args) => commands::hostile::run(&args),
        Command::Judged(args) => commands::judged::run(&args),
        Command::Keywords(args) => commands::keywords::run(&args),
        Command::Latency(args) => commands::latency::run(&args),
        Command::PageRows(args) => commands::page_rows::run(&args),
        Command::Pages(args) => commands::pages::run(&args),
        Command::Queries(args) => commands::queries::run(&args),
        Command::Related(args) => commands::related::run(&args),
        Command::Summaries(args) => commands::summaries::run(&args),
        Command::Vocabulary(args) => commands::vocabulary::run(&args),
        Command::Web(args) => commands::web::run(&args),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("gongwen-eval: {error:#}");
            ExitCode::FAILURE
        }
    }
}
