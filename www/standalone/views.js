// Stands for app/views.js in the single file: the views are here.
import * as views from '../reader/main.js';

export const loadViews = async () => views;
