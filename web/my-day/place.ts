// Which day or week somebody looks at, and the ways to another one. Whoever looks at today goes on to tomorrow with it.
import { addDays, localDate, type LocalDate } from '../../src/domain/time-zone';
import { includes, periodAround, type Period, type View, type Weekday } from './period';

type Needs = {
  timeZone(): string;
  firstDay(): Weekday;
};

export class Place {
  isNarrow = false;

  readonly #needs: Needs;
  #view: View = 'week';
  /** Without one, it is today. */
  #day: LocalDate | undefined;

  constructor(needs: Needs) {
    this.#needs = needs;
  }

  /** A week has no room on a narrow page. */
  get view(): View {
    return this.isNarrow ? 'day' : this.#view;
  }

  get today(): LocalDate {
    return localDate(new Date(), this.#needs.timeZone());
  }

  get period(): Period {
    return this.#around(this.#day ?? this.today, this.view);
  }

  get week(): Period {
    return this.#around(this.#day ?? this.today, 'week');
  }

  show(view: View): void {
    const { period, today } = this;
    if (view === 'day') this.#day = includes(period, today) ? undefined : (this.#day ?? period.from);
    this.#view = view;
  }

  goToday(): void {
    this.#day = undefined;
  }

  step(by: 1 | -1): void {
    const { from, until } = this.period;
    const next = this.#around(by === 1 ? until : addDays(from, -1), this.view);
    this.#day = includes(next, this.today) ? undefined : next.from;
  }

  #around(day: LocalDate, view: View): Period {
    return periodAround(day, view, this.#needs.firstDay());
  }
}
