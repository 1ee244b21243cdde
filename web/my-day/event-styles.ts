// What an event's box in the grid shows, as large as its meeting is long: what has room, the title first, and always
// whole lines.
import { css } from '../css';

export const eventStyles = css`
  .box .event {
    container: event / size;
    position: absolute;
    inset: 0;
    font-size: 0.8125rem;
    line-height: 1.3;
    color: var(--_tone-ink);
    overflow: hidden;
  }
  .box .title {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 1;
    margin: 0.15rem 0.35rem 0;
    font-weight: 650;
    overflow: hidden;
    overflow-wrap: anywhere;
    hyphens: auto;
  }
  .box .category,
  .box .short,
  .box .time {
    display: block;
    padding-inline: 0.35rem;
    white-space: nowrap;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .box .short {
    display: none;
    text-overflow: clip;
  }
  .box .untitled {
    font-style: italic;
  }
  .box .marks {
    float: inline-end;
    display: flex;
    gap: 0.25rem;
    margin: 0.05rem 0.35rem 0 0;
    font-size: 0.75rem;
  }
  @container event (height < 3.4rem) {
    .box .time {
      display: none;
    }
  }
  /* One line: what the category is stands beside the title, if not whole then short. */
  @container event (height < 2.3rem) {
    .box .lines {
      display: flex;
      align-items: center;
      gap: 0.25rem;
      padding: 0.15rem 0.3rem 0;
    }
    .box .title {
      display: block;
      flex: 1;
      margin: 0;
      white-space: nowrap;
      text-overflow: ellipsis;
    }
    .box .marks {
      order: 1;
      margin: 0;
    }
    .box .category,
    .box .short {
      padding: 0;
    }
    .box .category {
      max-width: 45%;
    }
  }
  @container event (height < 2.3rem) and (width < 9rem) {
    .box .category,
    .box .marks .outlook {
      display: none;
    }
    .box .short {
      display: block;
      flex: none;
      font-size: 0.75rem;
    }
  }
  @container event (height < 2.3rem) and (width < 3.5rem) {
    .box .title {
      display: none;
    }
    .box .lines {
      gap: 0.1rem;
      padding-inline: 0.1rem;
    }
    .box .short {
      font-size: 0.7rem;
    }
  }
  @container event (height < 2.3rem) and (width < 2.5rem) {
    .box .lines {
      padding-block-start: 0;
    }
    .box .marks {
      position: absolute;
      inset-block-end: 0;
      inset-inline-end: 0.1rem;
      gap: 0;
      font-size: 0.6rem;
    }
  }
  @container event (height > 4.6rem) {
    .box .title {
      -webkit-line-clamp: 2;
    }
  }
  @container event (height > 5.7rem) {
    .box .title {
      -webkit-line-clamp: 3;
    }
  }
  @container event (height > 7.8rem) {
    .box .title {
      -webkit-line-clamp: 5;
    }
  }
  @container event (height > 12rem) {
    .box .title {
      -webkit-line-clamp: 8;
    }
  }
  @container event (width < 5.5rem) {
    .box .title,
    .box .category,
    .box .short,
    .box .time {
      font-size: 0.75rem;
      padding-inline: 0;
    }
    .box .marks .outlook {
      display: none;
    }
  }
  @container event (width < 5.5rem) and (height >= 2.3rem) {
    .box .lines > * {
      margin-inline: 0.2rem;
    }
  }
  @container event (width < 3.5rem) and (height >= 2.3rem) {
    .box .category {
      display: none;
    }
    .box .short {
      display: block;
      clear: inline-end;
    }
    .box .marks {
      gap: 0;
    }
  }
`.cssText;
