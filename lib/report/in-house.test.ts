import assert from 'node:assert/strict';
import { test } from 'node:test';
import { instantOf } from '#lib/clock/business-day.ts';
import { asksWhetherInHouse, type HouseFacts, houseState, judgeCheckOut, judgeExtend } from './in-house.ts';

const at = (day: string, time = '12:00') => instantOf(`2026-11-${day}`, time);
const planned: HouseFacts = { checkIn: at('20', '21:05'), plannedCheckOut: at('22'), checkedOutAt: null };
const open: HouseFacts = { ...planned, plannedCheckOut: null };

test('a child is in house from check-in to the check-out that was tapped, else the planned one', () => {
  assert.equal(houseState(planned, at('20', '21:04')), 'ahead');
  assert.equal(houseState(planned, at('20', '21:05')), 'in_house');
  assert.equal(houseState(planned, at('22', '11:59')), 'in_house');
  assert.equal(houseState(planned, at('22')), 'left');
  assert.equal(houseState({ ...planned, checkedOutAt: at('21') }, at('21')), 'left');
  assert.equal(houseState({ ...planned, plannedCheckOut: at('24') }, at('22')), 'in_house');
  assert.equal(houseState(open, at('30')), 'in_house');
});

test('the desk asks about those without a planned check-out from the next night on', () => {
  assert.equal(asksWhetherInHouse(open, at('21', '05:00')), false);
  assert.equal(asksWhetherInHouse(open, at('21')), true);
  assert.equal(asksWhetherInHouse(planned, at('21')), false);
  assert.equal(asksWhetherInHouse({ ...open, checkedOutAt: at('21', '09:00') }, at('21')), false);
});

test('an extend leads beyond now and beyond the plan, a check-out lies behind', () => {
  assert.equal(judgeExtend(planned, at('23'), at('21')), null);
  assert.equal(judgeExtend(planned, at('25'), at('24')), null);
  assert.equal(judgeExtend(planned, at('22'), at('21'))?.code, 'M-126');
  assert.equal(judgeExtend(open, at('20'), at('21'))?.code, 'M-126');
  assert.equal(judgeExtend(open, instantOf('2027-12-01', '12:00'), at('21'))?.code, 'M-127');
  assert.equal(judgeCheckOut(open, at('21'), at('21')), null);
  assert.equal(judgeCheckOut(open, at('22'), at('21'))?.code, 'M-126');
  assert.equal(judgeCheckOut(open, at('20', '21:05'), at('21'))?.code, 'M-126');
});
